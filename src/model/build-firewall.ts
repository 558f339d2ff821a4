import { addressOf } from './address-text';
import type { Attributes } from './attributes';
import { hosts, nameOf } from './build-network';
import type { AzureFirewall, FirewallRules } from './firewall-model';
import { classic, collectionsOf, priorityOf } from './firewall-rules';
import type { Link } from './network-model';
import { optional } from './optional';
import { readBlocks } from './parties';
import type { Found, FoundResource } from './resources';
import { isUnknown, known } from './terraform-value';

export function buildFirewalls(found: Found): AzureFirewall[] {
  return found.of('azurerm_firewall').map((resource) => {
    const { address, at } = resource;
    const ips = at.blocks('ip_configuration');
    const first = isUnknown(ips) ? undefined : ips[0];
    const privateIp = first?.text('private_ip_address');
    const policy = at.link('firewall_policy_id');
    const policyAt = found.of('azurerm_firewall_policy').find((one) => one.address === policy)?.at;
    const dns = policyAt?.block('dns');
    const rules = rulesOf(found, resource, policy);
    return {
      address,
      name: nameOf(at, address),
      subnet: first?.link('subnet_id') ?? { unknown: `${address}.ip_configuration` },
      ...optional('privateIp', addressOf(privateIp)),
      publicIps: isUnknown(ips)
        ? []
        : ips.map((ip) => ip.link('public_ip_address_id')).filter((ip) => ip !== undefined),
      tier: (at.text('sku_tier') ?? 'Standard') as AzureFirewall['tier'],
      managed: at.block('management_ip_configuration') !== undefined,
      dnsProxy:
        policyAt === undefined ? at.flag('dns_proxy_enabled', false) : (dns?.flag('proxy_enabled', false) ?? false),
      dnsServers: hosts((policyAt === undefined ? at.list('dns_servers') : dns?.list('servers')) ?? []),
      ...privateRanges(policyAt, at),
      ...rules,
    };
  });
}

function privateRanges(policy: Attributes | undefined, firewall: Attributes): Pick<AzureFirewall, 'privateRanges'> {
  const [at, key] = policy === undefined ? [firewall, 'private_ip_ranges'] : [policy, 'private_ip_ranges'];
  const texts = at.texts(key as string);
  if (!isUnknown(texts) && (texts.length === 0 || texts.includes('IANAPrivateRanges'))) return {};
  return { privateRanges: readBlocks(texts) };
}

/** All collections in the order in which the firewall asks them, and what of them is not in the input. */
function rulesOf(found: Found, firewall: FoundResource, policy: Link | undefined) {
  if (policy === undefined) return { ...classic(found, firewall) };
  const chain: string[] = [];
  let incomplete: string | undefined;
  for (let here: Link | undefined = policy; here !== undefined; ) {
    const now: Link = here;
    const at: Attributes | undefined = isUnknown(now)
      ? undefined
      : found.of('azurerm_firewall_policy').find((one) => one.address === now)?.at;
    if (isUnknown(now) || at === undefined) {
      incomplete = `firewall policy ${isUnknown(now) ? now.unknown : now} is not in this input`;
      break;
    }
    if (chain.includes(now)) break;
    chain.unshift(now);
    here = at.link('base_policy_id');
  }
  const groups = groupsIn(found);
  const stray = groups.find((group) => isUnknown(group.policy));
  if (stray !== undefined) incomplete ??= `${stray.address} may belong to this firewall's policy`;
  const ordered = chain.flatMap((one, depth) =>
    groups
      .filter((group) => group.policy === one)
      .sort((a, b) => known(a.priority, 0) - known(b.priority, 0))
      .map((group) => ({ ...group, depth })),
  );
  return { ...collectionsOf(found, ordered), ...(incomplete === undefined ? {} : { incomplete }) };
}

/** Rules of policies whose firewall is in another input, by their policy: they can be read, and no packet asks them. */
export function buildStrayRules(found: Found, firewalls: readonly AzureFirewall[]): FirewallRules[] {
  const asked = new Set(
    firewalls.flatMap(({ nat, network, application }) =>
      [...nat, ...network, ...application].map(({ place }) => place.group),
    ),
  );
  const stray = groupsIn(found).filter(({ address }) => !asked.has(address));
  const policies = new Set(stray.map(({ policy }) => JSON.stringify(policy)));
  return [...policies].map((one) =>
    collectionsOf(
      found,
      stray
        .filter(({ policy }) => JSON.stringify(policy) === one)
        .sort((a, b) => known(a.priority, 0) - known(b.priority, 0))
        .map((group) => ({ ...group, depth: 0 })),
    ),
  );
}

function groupsIn(found: Found) {
  return found.of('azurerm_firewall_policy_rule_collection_group').map((one) => ({
    address: one.address,
    at: one.at,
    policy: one.at.link('firewall_policy_id'),
    priority: priorityOf(one.at),
  }));
}
