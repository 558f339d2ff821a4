import { ALL_PORTS } from '../net/port-set';
import { addressOf } from './address-text';
import type { Attributes } from './attributes';
import { hosts, nameOf } from './build-network';
import type {
  AzureFirewall,
  CollectionPlace,
  FirewallApplicationRule,
  FirewallCollection,
  FirewallNetworkRule,
  FirewallProtocol,
  NatRule,
} from './firewall-model';
import type { HostAddress, Link } from './network-model';
import { optional } from './optional';
import { readBlocks, readHost, readParties, readPorts } from './parties';
import type { Found, FoundResource } from './resources';
import type { Party } from './security-model';
import { isUnknown, known, type Maybe } from './terraform-value';

type Kind = 'nat' | 'network' | 'application';

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
  const groups = found.of('azurerm_firewall_policy_rule_collection_group').map((one) => ({
    address: one.address,
    at: one.at,
    policy: one.at.link('firewall_policy_id'),
    priority: priorityOf(one.at),
  }));
  const stray = groups.find((group) => isUnknown(group.policy));
  if (stray !== undefined) incomplete ??= `${stray.address} may belong to this firewall's policy`;
  const ordered = chain.flatMap((one, depth) =>
    groups
      .filter((group) => group.policy === one)
      .sort((a, b) => known(a.priority, 0) - known(b.priority, 0))
      .map((group) => ({ ...group, depth })),
  );
  const collections = (kind: Kind) =>
    ordered.flatMap(({ address, at, depth, priority }) => {
      const place = { policy: depth, group: address, groupPriority: priority };
      const blocks = at.blocks(`${kind}_rule_collection`);
      if (isUnknown(blocks)) return [unknownCollection(address, blocks.unknown, { ...place, priority: blocks })];
      return [...blocks]
        .sort((a, b) => numberOf(a, 'priority') - numberOf(b, 'priority'))
        .map((block) => collection(found, address, block, kind, { ...place, priority: priorityOf(block) }));
    });
  return {
    nat: collections('nat') as FirewallCollection<NatRule>[],
    network: collections('network') as FirewallCollection<FirewallNetworkRule>[],
    application: collections('application') as FirewallCollection<FirewallApplicationRule>[],
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

function classic(found: Found, firewall: FoundResource) {
  const collections = (kind: Kind) =>
    found
      .of(`azurerm_firewall_${kind}_rule_collection`)
      .filter(({ at }) => at.linkByName('azure_firewall_name', 'azurerm_firewall') === firewall.address)
      .sort((a, b) => numberOf(a.at, 'priority') - numberOf(b.at, 'priority'))
      .map(({ address, at }) =>
        collection(found, address, at, kind, { policy: 0, group: '', groupPriority: 0, priority: priorityOf(at) }),
      );
  return {
    nat: collections('nat') as FirewallCollection<NatRule>[],
    network: collections('network') as FirewallCollection<FirewallNetworkRule>[],
    application: collections('application') as FirewallCollection<FirewallApplicationRule>[],
  };
}

function numberOf(at: Attributes, key: string): number {
  const number = at.number(key);
  return typeof number === 'number' ? number : 0;
}

function priorityOf(at: Attributes): Maybe<number> {
  return at.number('priority') ?? { unknown: 'priority' };
}

function unknownCollection(address: string, unknown: string, place: CollectionPlace): FirewallCollection<never> {
  return { address, name: 'unknown', allow: { unknown }, rules: [], place };
}

function collection(
  found: Found,
  address: string,
  at: Attributes,
  kind: Kind,
  place: CollectionPlace,
): FirewallCollection<unknown> {
  const blocks = at.blocks('rule');
  if (isUnknown(blocks)) return unknownCollection(address, blocks.unknown, place);
  const read = { nat: natRule, network: networkRule, application: applicationRule }[kind];
  const action = at.text('action') ?? 'Allow';
  return {
    address,
    name: nameOf(at, address),
    allow: isUnknown(action) ? action : /^(allow|dnat)$/i.test(action),
    rules: blocks.map((block) => read(found, block)),
    place,
  };
}

/** IP groups stand beside addresses. */
function sourcesOf(found: Found, at: Attributes): readonly Party[] {
  return [...readParties(at, 'source_addresses'), ...groupsOf(found, at, 'source_ip_groups')];
}

function groupsOf(found: Found, at: Attributes, key: string): readonly Party[] {
  const links = at.links(key);
  if (isUnknown(links)) return [links];
  return links.flatMap((link) => {
    const group = found.of('azurerm_ip_group').find(({ address }) => address === link);
    return group === undefined ? [isUnknown(link) ? link : { unknown: link }] : readParties(group.at, 'cidrs');
  });
}

function protocolsOf(at: Attributes): Maybe<readonly FirewallProtocol[]> {
  return at.texts('protocols') as Maybe<readonly FirewallProtocol[]>;
}

function networkRule(found: Found, at: Attributes): FirewallNetworkRule {
  const fqdns = at.texts('destination_fqdns');
  const ports = readPorts(at, 'destination_ports');
  return {
    name: nameOf(at, 'rule'),
    sources: sourcesOf(found, at),
    destinations: [
      ...readParties(at, 'destination_addresses'),
      ...groupsOf(found, at, 'destination_ip_groups'),
      ...(isUnknown(fqdns) ? [fqdns] : fqdns.map((fqdn) => ({ fqdn }))),
    ],
    protocols: protocolsOf(at),
    ports: !isUnknown(ports) && ports.isEmpty ? ALL_PORTS : ports,
  };
}

function applicationRule(found: Found, at: Attributes): FirewallApplicationRule {
  const classicFqdns = at.texts('target_fqdns');
  const fqdns = at.texts('destination_fqdns');
  const tags = [at.texts('destination_fqdn_tags'), at.texts('fqdn_tags')];
  const urls = at.texts('destination_urls');
  // `protocols` in a policy, `protocol` in a classic collection.
  const protocols = [at.blocks('protocols'), at.blocks('protocol')];
  const missing = protocols.find(isUnknown);
  return {
    name: nameOf(at, 'rule'),
    sources: sourcesOf(found, at),
    fqdns: isUnknown(fqdns) ? fqdns : isUnknown(classicFqdns) ? classicFqdns : [...fqdns, ...classicFqdns],
    fqdnTags: tags.flatMap((one) => (isUnknown(one) ? ['unknown'] : one)),
    urls: isUnknown(urls) ? ['unknown'] : urls,
    protocols:
      missing ??
      (protocols as readonly (readonly Attributes[])[]).flat().map((one) => ({
        type: `${one.text('type')}`,
        port: numberOf(one, 'port'),
      })),
  };
}

function natRule(found: Found, at: Attributes): NatRule {
  const inline = at.list('destination_addresses');
  const destination = readHost(at.raw('destination_address') ?? (isUnknown(inline) ? inline : inline[0]));
  const fqdn = at.text('translated_fqdn');
  const translated: NatRule['translated'] | undefined =
    fqdn === undefined || fqdn === '' ? readHost(at.raw('translated_address')) : isUnknown(fqdn) ? fqdn : { fqdn };
  return {
    name: nameOf(at, 'rule'),
    sources: sourcesOf(found, at),
    destination: (destination ?? { unknown: 'destination_address' }) as Maybe<HostAddress>,
    protocols: protocolsOf(at),
    ports: readPorts(at, 'destination_ports'),
    translated: translated ?? { unknown: 'translated_address' },
    translatedPort: at.number('translated_port') ?? { unknown: 'translated_port' },
  };
}
