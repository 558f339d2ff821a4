import { isDeepStrictEqual } from 'node:util';
import type { Violation } from './arm-types';
import type { Body } from './resource';

/**
 * What the provider itself sends that the ARM types do not allow: seen with azurerm 4.55.0 and 5.2.0, whatever the
 * configuration says. By type, the beginnings of the texts, with list indexes as `*`. Anything else is the
 * configuration's fault, or the provider has changed.
 */
const NOISE: { readonly [type: string]: readonly string[] } = {
  'microsoft.containerregistry/registries': ['/sku/tier is read-only'],
  'microsoft.storage/storageaccounts': ['/sku/tier is read-only'],
  'microsoft.insights/components': ['/properties/ApplicationId is read-only'],
  // The provider always says that a file store is not the default one; Azure decides which one is.
  'microsoft.machinelearningservices/workspaces/datastores': ['/properties/isDefault is read-only'],
  'microsoft.network/virtualnetworks/subnets': [
    '/properties/sharingScope "" is not one of',
    // The provider wants the actions of a delegation written, and sends them; Azure has them from the service's name.
    '/properties/delegations/*/properties/actions is read-only',
  ],
  // virtual_network_dns_servers reads the network and sends it whole, with its subnets in the words above.
  'microsoft.network/virtualnetworks': [
    '/properties/subnets/*/properties/sharingScope "" is not one of',
    '/properties/subnets/*/properties/delegations/*/properties/actions is read-only',
  ],
  'microsoft.network/azurefirewalls': ['/properties/threatIntelMode "" is not one of'],
  // The published list ends with the sizes of 2018.
  'microsoft.compute/virtualmachines': ['/properties/hardwareProfile/vmSize "'],
  'microsoft.containerservice/managedclusters': [
    '/properties/agentPoolProfiles/*/kubeletDiskType "" is not one of',
    '/properties/agentPoolProfiles/*/upgradeSettings/drainTimeoutInMinutes 0 must be',
    '/properties/networkProfile/networkMode "" is not one of',
    '/properties/networkProfile/networkPolicy "" is not one of',
  ],
  'microsoft.containerservice/managedclusters/agentpools': [
    '/properties/kubeletDiskType "" is not one of',
    '/properties/upgradeSettings/drainTimeoutInMinutes 0 must be',
  ],
};

/** Types that the provider puts and Azure publishes no ARM type for. */
export const UNPUBLISHED: readonly string[] = [
  'microsoft.insights/components/currentbillingfeatures',
  'microsoft.alertsmanagement/smartdetectoralertrules',
];

/** A violation's text, the same for every item of a list. */
export const withoutIndexes = (text: string): string => text.replace(/\/\d+(?=\/| )/g, '/*');

export function isNoise(type: string, { text }: Violation): boolean {
  return (NOISE[type.toLowerCase()] ?? []).some((noise) => withoutIndexes(text).startsWith(noise));
}

/** An update reads the resource and sends it whole: a read-only value sent back as it was is no violation. */
export function isEcho({ readOnly, path, value }: Violation, current: Body | undefined): boolean {
  return readOnly && current !== undefined && isDeepStrictEqual(value, valueAt(current, path));
}

function valueAt(resource: Body, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, wanted) => {
      if (typeof value !== 'object' || value === null) return undefined;
      const [, found] = Object.entries(value).find(([name]) => name.toLowerCase() === wanted.toLowerCase()) ?? [];
      return found;
    }, resource);
}
