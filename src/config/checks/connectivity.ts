import type { Cloud } from '../../facts/clouds';
import { PRIVATE_LINK_KINDS, zonesOf } from '../../facts/private-link';
import { cloudOf } from '../../facts/regions';
import { privateLinks } from '../private-links';
import { writePath } from '../problem';
import type { ConfigDraft } from '../schema';
import { didYouMean } from '../suggest';
import type { Check } from './check';

/** What private endpoints make impossible, and the zones that they need. */
export const checkConnectivity: Check = (draft, problems, notices) => {
  const { connectivity, storage, access, workspace } = draft;
  const isPrivate = {
    storage: connectivity?.storage === 'privateEndpoint',
    keyVault: connectivity?.keyVault === 'privateEndpoint',
  };
  const parts = storage?.privateEndpoints ?? [];
  if (parts.length > 0 && !isPrivate.storage) {
    problems.push({
      code: 'needs',
      path: ['storage', 'privateEndpoints'],
      found: parts,
      allowed: 'parts of an account that is reached by private endpoint; a service endpoint reaches all of them',
      fix: 'set connectivity.storage: privateEndpoint, or remove them',
    });
  }
  parts.forEach((part, index) => {
    if (part === undefined || parts.indexOf(part) === index) return;
    problems.push({
      code: 'duplicate',
      path: ['storage', 'privateEndpoints', index],
      found: part,
      allowed: 'each part once',
      fix: 'remove it',
    });
  });
  const clients = (access?.clientIps ?? []).length;
  if (clients > 0 && isPrivate.storage && isPrivate.keyVault) {
    problems.push({
      code: 'needs',
      path: ['access', 'clientIps'],
      found: 'connectivity.storage and connectivity.keyVault: privateEndpoint',
      allowed: 'clients of a service that has a public address; neither storage nor vault has one',
      fix: 'remove them and connect the clients to the network, or set one of the two to serviceEndpoint',
    });
  } else if (clients > 0 && (isPrivate.storage || isPrivate.keyVault)) {
    const [open, closed] = isPrivate.storage ? ['vault', 'storage account'] : ['storage account', 'vault'];
    notices.push({
      path: ['access', 'clientIps'],
      text: `they reach the ${open} only: the ${closed} has no public address (connectivity)`,
    });
  }
  if (isPrivate.storage && workspace?.publicNetworkAccess !== undefined) {
    notices.push({
      path: ['workspace', 'publicNetworkAccess'],
      text: 'studio opens from the Internet, and shows no data there: a browser reads storage itself, which is private',
    });
  }
  checkZones(draft, problems, notices);
};

/** Zones of somebody else: all that are needed, each once, where this stack can reach them. */
function checkZones(draft: ConfigDraft, problems: Parameters<Check>[1], notices: Parameters<Check>[2]): void {
  const existing = draft.privateDnsZones?.existing;
  if (existing === undefined) return;
  const path = ['privateDnsZones', 'existing'];
  const { resourceGroup, subscriptionId, ids, linkedBy } = existing;
  // A refused value leaves a hole, which is not the same as nothing.
  const refused = problems.some((problem) => writePath(problem.path).startsWith(writePath(path)));
  if (!refused && (resourceGroup === undefined) === (ids === undefined)) {
    problems.push({
      code: 'one-form',
      path,
      found: resourceGroup === undefined ? 'neither resourceGroup nor ids' : 'resourceGroup and ids',
      allowed: 'one of the two',
      fix: 'name the group that holds all the zones, or list the id of each zone',
    });
  }
  if (subscriptionId !== undefined && ids !== undefined) {
    problems.push({
      code: 'needs',
      path: [...path, 'subscriptionId'],
      found: 'subscriptionId beside ids',
      allowed: 'the subscription of resourceGroup; an id says its own',
      fix: 'remove it',
    });
  }
  const own = draft.provider?.subscriptionId;
  if (linkedBy === 'us' && (ids !== undefined || (subscriptionId !== undefined && subscriptionId !== own))) {
    problems.push({
      code: 'linked-by',
      path: [...path, 'linkedBy'],
      found: `us, with zones ${ids === undefined ? `in ${subscriptionId}` : 'by id'}`,
      allowed: 'owner there: the provider works in one subscription, and links zones of its own only',
      fix: 'name the resourceGroup of zones in our subscription, or let their owner link the network',
    });
  }
  if (linkedBy === 'owner') {
    notices.push({
      path: [...path, 'linkedBy'],
      text: "names stay public until the zones' owner has linked this network (or its DNS server's): computes need that before they are made",
    });
  }
  // The names follow from the cloud, which follows from the region.
  if (ids === undefined || draft.region === undefined) return;
  const cloud = cloudOf(draft.region);
  checkIds(ids, zonesOf(privateLinks(draft), cloud), cloud, problems, notices);
}

function checkIds(
  ids: readonly (string | undefined)[],
  needed: readonly string[],
  cloud: Cloud,
  problems: Parameters<Check>[1],
  notices: Parameters<Check>[2],
): void {
  const path = ['privateDnsZones', 'existing', 'ids'];
  const known = zonesOf(PRIVATE_LINK_KINDS, cloud);
  const names = ids.map((id) => id?.slice(id.lastIndexOf('/') + 1));
  names.forEach((name, index) => {
    if (name === undefined) return;
    const at = [...path, index];
    if (!known.includes(name)) {
      problems.push({
        code: 'zone',
        path: at,
        found: name,
        allowed: `a zone that endpoints write into: ${needed.join(', ')}`,
        fix: didYouMean(name, known, 'name the zone as Azure does; another name is never asked'),
      });
    } else if (names.indexOf(name) < index) {
      problems.push({
        code: 'duplicate',
        path: at,
        found: name,
        allowed: 'each zone once',
        fix: 'keep the one that the network is linked to',
      });
    } else if (!needed.includes(name)) {
      notices.push({ path: at, text: 'not used: the config makes no endpoint with names in this zone' });
    }
  });
  const missing = needed.filter((zone) => !names.includes(zone));
  // A refused id may be the one that is missed.
  if (missing.length > 0 && !ids.includes(undefined)) {
    problems.push({
      code: 'missing',
      path,
      found: names.length === 0 ? undefined : names.join(', '),
      allowed: `every zone that the endpoints write into: ${needed.join(', ')}`,
      fix: `add ${missing.join(', ')}`,
    });
  }
}
