import { CLOUDS, type Cloud } from '../facts/clouds';
import { cloudOf } from '../facts/regions';
import type { Found } from './resources';
import { isUnknown, type Maybe } from './terraform-value';

/** The cloud that the input is for, by the locations of its resources: public where none says otherwise. */
export function cloudOfInput(found: Found): Cloud {
  for (const type of found.types) {
    for (const { at } of found.of(type)) {
      const location = at.text('location');
      if (location === undefined || isUnknown(location)) continue;
      const cloud = cloudOf(location);
      if (cloud !== 'public') return cloud;
    }
  }
  return 'public';
}

/** The cloud of one resource: its region tells it, and where that is not known the rest of the input does. */
export function cloudOfRegion(region: Maybe<string>, otherwise: Cloud): Cloud {
  return isUnknown(region) ? otherwise : cloudOf(region);
}

/** `in Azure Government`; nothing in the public cloud, which needs no word. */
export function inCloud(cloud: Cloud): string {
  return cloud === 'public' ? '' : ` in ${CLOUDS[cloud].title}`;
}
