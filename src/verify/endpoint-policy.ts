import { EVERY_ALIAS } from '../facts/service-aliases';
import type { Subnet } from '../model/network-model';
import { isUnknown } from '../model/terraform-value';
import type { Path } from './path';
import type { Point } from './point';

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
      : policy.resources.map((one) => names(one, destination)).reduce(either, 'no'),
  );
  const answer = answers.reduce(either, isUnknown(links) ? 'unknown' : 'no');
  if (answer !== 'unknown') return answer === 'yes';
  const text = `whether the endpoint policies of ${subnet.name} list ${destination.text} is not known`;
  return path.ask(`policies ${subnet.address} ${destination.text}`, {
    kind: 'route',
    text,
    address: subnet.address,
    semantics: ['F8'],
  });
}

type Answer = 'yes' | 'no' | 'unknown';

const either = (one: Answer, other: Answer): Answer =>
  one === 'yes' || other === 'yes' ? 'yes' : one === 'unknown' || other === 'unknown' ? 'unknown' : 'no';

/** Whether one line of a policy names the account that is meant. */
function names(resource: unknown, { service, owner }: Point): Answer {
  if (typeof resource !== 'string') return owner === 'anybody' ? 'no' : 'unknown';
  const text = resource.toLowerCase();
  if (text.startsWith(EVERY_ALIAS.toLowerCase())) {
    if (service !== undefined || owner === 'anybody') return 'no';
    if (owner === undefined) return 'unknown';
    return text === EVERY_ALIAS.toLowerCase() || text === owner.toLowerCase() ? 'yes' : 'no';
  }
  // Whoever is not named is in none of our groups; a whole subscription may hold anybody of the house.
  if (owner !== undefined) return 'no';
  if (service === undefined) return 'unknown';
  if (resource === service.address || resource === service.group) return 'yes';
  const account = /\/storageaccounts\/([^/]+)$/.exec(text)?.[1];
  if (account !== undefined) return isUnknown(service.name) ? 'unknown' : account === service.name ? 'yes' : 'no';
  // An account's address, or a group's, that is not ours.
  if (!text.startsWith('/subscriptions/')) return isUnknown(service.group) ? 'unknown' : 'no';
  // A group or a subscription by its id: the input does not say which one an account lies in.
  return 'unknown';
}
