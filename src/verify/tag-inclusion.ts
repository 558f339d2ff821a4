import type { Ternary } from './ternary';

/** Tags that are no published list of prefixes. */
const PLATFORM_TAGS = [
  'azureplatformdns',
  'azureplatformimds',
  'azureplatformlkm',
  'azureloadbalancer',
  'virtualnetwork',
];

/**
 * Whether every address of one service tag is in another, by their names alone: `Storage.EastUS2` is in `Storage`,
 * in `AzureCloud` and in `Internet`. Two services are taken to have no address in common.
 */
export function tagInTag(inner: string, outer: string): Ternary {
  const a = inner.toLowerCase();
  const b = outer.toLowerCase();
  if (a === b) return 'yes';
  if (PLATFORM_TAGS.includes(b) || PLATFORM_TAGS.includes(a)) return 'no';
  if (b === 'internet') return 'yes';
  if (a === 'internet') return 'unknown';
  const [service, region] = split(a);
  const [otherService, otherRegion] = split(b);
  if (otherService === 'azurecloud') {
    if (otherRegion === undefined || otherRegion === region) return 'yes';
    return region === undefined ? 'unknown' : 'no';
  }
  // Which service an address of Azure belongs to is not in the name.
  if (service === 'azurecloud')
    return region === undefined || otherRegion === undefined || region === otherRegion ? 'unknown' : 'no';
  if (service !== otherService) return 'no';
  if (otherRegion === undefined) return 'yes';
  return region === undefined ? 'unknown' : 'no';
}

/** `AzureFrontDoor.Frontend` and its like are services of their own; the other second parts are regions. */
function split(tag: string): [service: string, region: string | undefined] {
  const [first = '', second, third] = tag.split('.');
  if (first === 'azurefrontdoor') return [`${first}.${second}`, third];
  return [first, second];
}
