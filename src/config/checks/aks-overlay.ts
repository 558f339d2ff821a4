import { AKS_FORBIDDEN_RANGES, PRIVATE_RANGES } from '../../facts/address-ranges';
import { LIMITS } from '../../facts/limits';
import { Cidr } from '../../net/cidr';
import { networkBlocks } from '../network-ranges';
import { nodePools, nodesAtMost } from '../node-pools';
import type { Problem } from '../problem';
import type { ConfigDraft } from '../schema';
import type { Check } from './check';

const PATH = ['aks', 'podCidr'];

/** An overlay needs a range for its pods that nobody else has, with a block for each node. */
export const checkAksOverlay: Check = ({ aks, network, names }, problems) => {
  if (aks === undefined) return;
  const { networkMode, podCidr, serviceCidr, scoringFrom = [] } = aks;
  const overlay = networkMode === 'overlay';
  if (overlay && podCidr === undefined && !wasRefused(aks))
    problems.push({
      code: 'missing',
      path: PATH,
      found: undefined,
      allowed: 'addresses of the pods of an overlay, a /24 for each node',
      fix: 'add it, outside the network and everything connected to it',
    });
  if (!overlay && networkMode !== undefined && podCidr !== undefined)
    problems.push({
      code: 'needs',
      path: PATH,
      found: `networkMode: ${networkMode}`,
      allowed: 'podCidr with networkMode: overlay only',
      fix: 'set networkMode: overlay, or remove podCidr',
    });
  if (overlay) refuseLongNames(names, problems);
  if (podCidr === undefined) return;
  const say = (problem: Pick<Problem, 'code' | 'allowed' | 'fix'>) =>
    problems.push({ path: PATH, found: `${podCidr}`, ...problem });
  if (!PRIVATE_RANGES.some(({ range }) => Cidr.parse(range).contains(podCidr)))
    say({
      code: 'public-range',
      allowed: 'a private range (RFC 1918 or RFC 6598): Microsoft supports no other',
      fix: 'choose a private range',
    });
  const kept = AKS_FORBIDDEN_RANGES.find(({ range }) => Cidr.parse(range).overlaps(podCidr));
  if (kept !== undefined)
    say({
      code: 'overlap',
      allowed: `a range that does not touch ${kept.range} (${kept.what})`,
      fix: 'choose another range',
    });
  const others = [
    ...networkBlocks(network).map((block) => ({ what: 'the virtual network', block })),
    { what: "the cluster's service range", block: serviceCidr },
    ...(network?.reserved ?? []).map((block) => ({ what: 'a reserved range', block })),
  ];
  for (const { what, block } of others)
    if (block?.overlaps(podCidr))
      say({
        code: 'overlap',
        allowed: `the range of the pods apart from ${what}, ${block}`,
        fix: 'choose blocks that do not touch',
      });
  const nodes = nodesAtMost(nodePools(aks));
  const each = LIMITS.aksOverlayNodePrefix.value;
  if (podCidr.size < nodes * 2 ** (32 - each)) {
    const prefixLength = each - Math.ceil(Math.log2(nodes));
    say({
      code: 'too-small',
      allowed: `a /${each} for each of ${nodes} nodes, those of an upgrade included`,
      fix: `use /${prefixLength}`,
    });
  }
  for (const [index, caller] of scoringFrom.entries())
    if (caller?.overlaps(podCidr))
      problems.push({
        code: 'overlap',
        path: ['aks', 'scoringFrom', index],
        found: `${caller}`,
        allowed: `callers outside ${podCidr} (aks.podCidr), which nobody sees outside the cluster`,
        fix: 'name the block that callers come from',
      });
};

/** A value that was refused is a hole as well, and has its problem already. */
function wasRefused(aks: NonNullable<ConfigDraft['aks']>): boolean {
  return 'podCidr' in aks;
}

function refuseLongNames(names: ConfigDraft['names'], problems: Parameters<Check>[1]): void {
  const most = LIMITS.aksOverlayNameLength.value;
  for (const key of ['resourceGroup', 'virtualNetwork'] as const) {
    const name = names?.[key];
    if (name === undefined || name.length <= most) continue;
    problems.push({
      code: 'name',
      path: ['names', key],
      found: name,
      allowed: `${most} characters or less: nodes of an overlay have it as a label`,
      fix: 'choose a shorter name, or networkMode: nodeSubnet',
    });
  }
}
