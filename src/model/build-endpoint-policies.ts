import { plain } from './attributes';
import type { EndpointPolicy, Link } from './network-model';
import type { Found } from './resources';
import { isUnknown, type Value } from './terraform-value';

export function buildEndpointPolicies(found: Found): EndpointPolicy[] {
  const resource = (value: Value): Link | undefined => {
    const link = found.index.link(value);
    const text = plain(value);
    // What is in no input stands for itself: an account by its id, or a service of Azure by its alias.
    return isUnknown(link) && typeof text === 'string' ? text.toLowerCase() : link;
  };
  return found.of('azurerm_subnet_service_endpoint_storage_policy').map(({ address, at }) => {
    const definitions = at.blocks('definition');
    if (isUnknown(definitions)) return { address, resources: definitions };
    const lists = definitions.map((definition) => definition.list('service_resources'));
    const unknown = lists.find(isUnknown);
    if (unknown !== undefined) return { address, resources: unknown };
    const values = lists.flatMap((list) => list as readonly Value[]);
    return { address, resources: values.map(resource).filter((link) => link !== undefined) };
  });
}
