import { AKS_FORBIDDEN_RANGES, PRIVATE_RANGES, UNUSABLE_RANGES } from '../../facts/address-ranges';
import { LIMITS } from '../../facts/limits';
import { Cidr } from '../../net/cidr';
import { runsInference } from '../aks-compute';
import type { Check } from './check';

/** What AKS asks of its own ranges, nodes and callers. */
export const checkAks: Check = ({ aks }, problems, notices) => {
  if (aks === undefined) return;
  const { serviceCidr, dnsServiceIp, dockerBridgeCidr } = aks;
  if (serviceCidr !== undefined) {
    const path = ['aks', 'serviceCidr'];
    const most = LIMITS.aksServicePrefix.value;
    if (serviceCidr.prefixLength < most)
      problems.push({
        code: 'range',
        path,
        found: `${serviceCidr}`,
        allowed: `smaller than /${most - 1}`,
        fix: `use /${most} or longer`,
      });
    const kept = [...AKS_FORBIDDEN_RANGES, ...UNUSABLE_RANGES].find(({ range }) =>
      Cidr.parse(range).overlaps(serviceCidr),
    );
    if (kept !== undefined)
      problems.push({
        code: 'overlap',
        path,
        found: `${serviceCidr}`,
        allowed: `a range that does not touch ${kept.range} (${kept.what})`,
        fix: 'choose another range',
      });
    if (serviceCidr.prefixLength > 30) {
      problems.push({
        code: 'too-small',
        path,
        found: `${serviceCidr}`,
        allowed: '/30 or larger: the service of DNS does not take the first address',
        fix: `use ${Cidr.at(serviceCidr.first - (serviceCidr.first % 256), 24)}`,
      });
    }
    const outside = dnsServiceIp !== undefined && !serviceCidr.contains(dnsServiceIp.block);
    const first = dnsServiceIp !== undefined && dnsServiceIp.value - serviceCidr.first <= 1;
    if (dnsServiceIp !== undefined && serviceCidr.prefixLength <= 30 && (outside || first)) {
      problems.push({
        code: outside ? 'outside' : 'first-address',
        path: ['aks', 'dnsServiceIp'],
        found: `${dnsServiceIp}`,
        allowed: `an address of ${serviceCidr} (aks.serviceCidr) after its first`,
        fix: `use ${addressAt(serviceCidr, Math.min(10, serviceCidr.size - 1))}`,
      });
    }
  }
  checkCallers(aks.scoringFrom ?? [], problems);
  for (const [index, caller] of (aks.scoringFrom ?? []).entries()) {
    if (caller === undefined || serviceCidr?.overlaps(caller) !== true) continue;
    problems.push({
      code: 'overlap',
      path: ['aks', 'scoringFrom', index],
      found: `${caller}`,
      allowed: `callers outside ${serviceCidr} (aks.serviceCidr), which has no hosts`,
      fix: 'name the block that callers come from',
    });
  }
  if (dockerBridgeCidr !== undefined)
    notices.push({
      path: ['aks', 'dockerBridgeCidr'],
      text: 'checked, then ignored: azurerm dropped it in 4.0, and nodes without Docker do not use it',
    });
  if ((aks.scoringFrom ?? []).length === 0 && runsInference(aks) && aks.existing === undefined)
    notices.push({
      path: ['aks', 'scoringFrom'],
      text: 'no caller is named: nobody outside the AKS subnet reaches the scoring endpoint',
    });
  const administrators = aks.publicApiServer?.from ?? [];
  if (administrators.length > 0)
    notices.push({
      path: ['aks', 'publicApiServer'],
      text: "Azure Machine Learning's control plane of the region and its pair has to be among the blocks, or the attachment fails",
    });
  const most = LIMITS.aksAuthorizedRanges.value - 1;
  if (administrators.length > most)
    problems.push({
      code: 'range',
      path: ['aks', 'publicApiServer', 'from'],
      found: `${administrators.length} blocks`,
      allowed: `${most} or less: AKS takes one more, and that is our own address`,
      fix: 'write neighbours as one block',
    });
  for (const [index, from] of administrators.entries()) {
    const inside =
      from &&
      from.prefixLength >= LIMITS.largestNetworkPrefix.value &&
      [...PRIVATE_RANGES, ...UNUSABLE_RANGES].find(({ range }) => Cidr.parse(range).overlaps(from));
    if (inside)
      problems.push({
        code: 'private',
        path: ['aks', 'publicApiServer', 'from', index],
        found: `${from}`,
        allowed: `public blocks; ${inside.range} is ${inside.what}`,
        fix: 'name the addresses that administrators are seen with',
      });
    if (from !== undefined && from.prefixLength < LIMITS.largestNetworkPrefix.value)
      problems.push({
        code: 'everyone',
        path: ['aks', 'publicApiServer', 'from', index],
        found: `${from}`,
        allowed: `blocks of administrators, /${LIMITS.largestNetworkPrefix.value} at the largest`,
        fix: 'name their addresses',
      });
  }
};

function checkCallers(callers: readonly (Cidr | undefined)[], problems: Parameters<Check>[1]): void {
  for (const [index, caller] of callers.entries()) {
    if (caller === undefined || PRIVATE_RANGES.some(({ range }) => Cidr.parse(range).contains(caller))) continue;
    problems.push({
      code: 'public-caller',
      path: ['aks', 'scoringFrom', index],
      found: `${caller}`,
      allowed: 'a private block: the load balancer is internal',
      fix: 'name the block of the network, or of one connected to it, that callers come from',
    });
  }
}

function addressAt(range: Cidr, offset: number): string {
  return `${Cidr.at(range.first + offset, 32)}`.replace('/32', '');
}
