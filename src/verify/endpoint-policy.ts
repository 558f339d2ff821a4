import { EVERY_ALIAS } from '../facts/service-aliases';
import type { Link, Subnet } from '../model/network-model';
import type { Service } from '../model/service-model';
import { isUnknown, known } from '../model/terraform-value';
import type { Path } from './path';
import type { Point } from './point';
import { some, type Ternary, ternary } from './ternary';

/**
 * Whether the policies of a subnet let its storage endpoint lead to a point; without one it leads to everybody (F8, F10).
 * Of several, what one of them lists is let through.
 */
export function listedByPolicies(path: Path, subnet: Subnet, destination: Point): boolean {
  const links = subnet.storagePolicies;
  if (!isUnknown(links) && links.length === 0) return true;
  const policies = isUnknown(links)
    ? []
    : links.map((link) => path.topology.model.endpointPolicies.find(({ address }) => address === link));
  const answers = policies.map((policy) =>
    policy === undefined || isUnknown(policy.resources)
      ? 'unknown'
      : some(policy.resources.map((one) => names(one, destination))),
  );
  const answer = some(isUnknown(links) ? ['unknown'] : answers);
  const by = policies[answer === 'yes' ? answers.indexOf('yes') : 0]?.address ?? subnet.address;
  const step = { kind: 'route', address: by, semantics: ['F8'] } as const;
  if (answer === 'unknown') {
    const text = `whether the endpoint policies of ${subnet.name} list ${destination.text} is not known`;
    return path.ask(`policies ${subnet.address} ${destination.text}`, { ...step, text });
  }
  const listed = answer === 'yes';
  const text = listed
    ? `an endpoint policy of ${subnet.name} lists ${destination.text}`
    : `the endpoint policies of ${subnet.name} do not list ${destination.text}`;
  path.note(listed ? 'reached' : 'blocked', { ...step, text, decider: by, semantics: ['F8', 'F10'] });
  return listed;
}

/** Whether one line of a policy names the account that is meant. */
function names(resource: Link, { service, owner }: Point): Ternary {
  if (isUnknown(resource)) return owner === 'anybody' ? 'no' : 'unknown';
  const text = resource.toLowerCase();
  if (text.startsWith(EVERY_ALIAS.toLowerCase())) {
    if (service !== undefined || owner === 'anybody') return 'no';
    if (owner === undefined) return 'unknown';
    return ternary(text === EVERY_ALIAS.toLowerCase() || text === owner.toLowerCase());
  }
  // Whoever is not named is in none of our groups; a whole subscription may hold anybody of the house.
  if (owner !== undefined) return 'no';
  if (service === undefined) return 'unknown';
  return text.startsWith('/') ? namesById(text, service) : namesByLink(resource, service);
}

/** A resource of the input: an account, or a group and all accounts in it. */
function namesByLink(resource: string, { address, group, id }: Service): Ternary {
  if (resource === address || resource === group) return 'yes';
  if (resource.includes('azurerm_storage_account.')) return 'no';
  // A subscription that is looked at, say: which one an account lies in is not told.
  if (!resource.includes('azurerm_resource_group.')) return 'unknown';
  return group === undefined || isUnknown(group) ? (id === undefined ? 'unknown' : 'no') : 'no';
}

const ACCOUNT = /\/storageaccounts\/([^/]+)$/;
const GROUP = /\/resourcegroups\/([^/]+)$/;

/** An account, a group or a subscription by its id; names of accounts are the only ones of their kind in the world. */
function namesById(text: string, { id, name, groupName }: Service): Ternary {
  if (id !== undefined) return ternary(id === text || id.startsWith(`${text}/`));
  const account = ACCOUNT.exec(text)?.[1];
  if (account !== undefined) return isUnknown(name) ? 'unknown' : ternary(account === name.toLowerCase());
  const group = GROUP.exec(text)?.[1];
  const own = known(groupName ?? { unknown: '' }, undefined);
  if (group !== undefined && own !== undefined && own.toLowerCase() !== group) return 'no';
  // A group of this name may be that of another subscription.
  return 'unknown';
}
