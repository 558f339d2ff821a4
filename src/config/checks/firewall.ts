import { PRIVATE_RANGES } from '../../facts/address-ranges';
import { FIREWALL_TIERS } from '../../facts/firewall-tiers';
import { Cidr } from '../../net/cidr';
import { connectedBlocks, networkBlocks } from '../network-ranges';
import type { ConfigPath, Problem } from '../problem';
import type { ConfigDraft } from '../schema';
import type { Check } from './check';

type Firewall = NonNullable<ConfigDraft['firewall']>;
type Existing = NonNullable<Firewall['existing']>;

const AT: ConfigPath = ['firewall', 'existing'];

/** What kind of firewall it is: what its tier can do, and whose it is. */
export const checkFirewall: Check = (draft, problems, notices) => {
  const { firewall, outbound } = draft;
  if (firewall === undefined) return;
  const { tier = 'Standard', classicRules = false, existing } = firewall;
  const needs = (path: ConfigPath, found: unknown, allowed: string, fix: string) =>
    problems.push({ code: 'needs', path, found, allowed, fix });
  if (outbound !== undefined && outbound !== 'firewall') {
    const written = { tier: tier !== 'Standard', classicRules, existing: existing !== undefined };
    for (const [key, isWritten] of Object.entries(written))
      if (isWritten)
        needs(
          ['firewall', key],
          `outbound: ${outbound}`,
          'a firewall with outbound: firewall only',
          'set outbound: firewall, or remove it',
        );
  }
  if (classicRules && !FIREWALL_TIERS[tier].classicRules)
    needs(
      ['firewall', 'classicRules'],
      `classicRules with tier: ${tier}`,
      'classic rules with the tier Standard only',
      'set tier: Standard, or keep the rules in a policy',
    );
  if (existing !== undefined) checkExisting(draft, classicRules, existing, problems);
  if (tier === 'Basic' || existing !== undefined)
    notices.push({
      path: ['firewall', existing === undefined ? 'tier' : 'existing'],
      text: 'host names of network rules become application rules: they want a DNS proxy, which a Basic firewall has not and another one need not have',
    });
};

function checkExisting(draft: ConfigDraft, classic: boolean, existing: Existing, problems: Problem[]): void {
  const { policyId, policyName, firewallName, resourceGroup, privateAddress } = existing;
  const refused = problems.some(({ path }) => path[0] === 'firewall' && path[1] === 'existing');
  const mixed = (key: string, found: unknown, allowed: string) =>
    problems.push({ code: 'mixed', path: [...AT, key], found, allowed, fix: 'remove one of the two' });
  if (classic && (policyId ?? policyName) !== undefined)
    mixed(
      policyId === undefined ? 'policyName' : 'policyId',
      `${policyId ?? policyName}`,
      'a policy or classic rules: Azure takes one of the two',
    );
  if (!classic && firewallName !== undefined)
    mixed('firewallName', firewallName, 'the name of the policy; that of the firewall goes with classicRules: true');
  if (policyId !== undefined && policyName !== undefined)
    mixed('policyName', policyName, 'the id of the policy, or policyName and resourceGroup');
  if (policyId !== undefined && policyName === undefined && resourceGroup !== undefined && !classic)
    mixed('resourceGroup', resourceGroup, 'the id of the policy, or policyName and resourceGroup');
  const wanted = classic
    ? { firewallName, resourceGroup }
    : policyId === undefined
      ? { policyName, resourceGroup }
      : {};
  if (!refused)
    for (const [key, value] of Object.entries(wanted))
      if (value === undefined)
        problems.push({
          code: 'missing',
          path: [...AT, key],
          found: undefined,
          allowed: classic ? 'firewallName and resourceGroup' : 'policyId, or policyName and resourceGroup',
          fix: 'add it',
        });
  if (privateAddress !== undefined) checkPlace(draft, privateAddress.block, problems);
  if (!refused && draft.aks?.publicApiServer !== undefined && existing.publicAddress === undefined)
    problems.push({
      code: 'missing',
      path: [...AT, 'publicAddress'],
      found: undefined,
      allowed: 'the address that nodes come to a public API server with',
      fix: 'add it, or keep the API server private',
    });
}

/** The next hop of a route stands in the network, or in one that is peered with it. */
function checkPlace({ network }: ConfigDraft, address: Cidr, problems: Problem[]): void {
  const refuse = (allowed: string, fix: string) =>
    problems.push({
      code: 'outside',
      path: [...AT, 'privateAddress'],
      found: `${address}`.replace('/32', ''),
      allowed,
      fix,
    });
  if (!PRIVATE_RANGES.some(({ range }) => Cidr.parse(range).contains(address)))
    return void refuse('a private address: routes lead to the inside of a firewall', 'name its private address');
  if (network?.existing !== undefined) return;
  if (networkBlocks(network).some((block) => block.contains(address)))
    return void refuse('an address outside our own network, where nobody else has a firewall', 'name that of the hub');
  const peered = (network?.peerings ?? []).flatMap((one) => one?.addressSpace ?? []);
  if (!peered.some((block) => block?.contains(address)))
    refuse(
      `an address of a peered network${connectedBlocks(network).length === 0 ? '' : ' (network.peerings)'}: no route leads further`,
      'add the network of the firewall to network.peerings',
    );
}
