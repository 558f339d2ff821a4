import { ALL_PORTS } from '../net/port-set';
import type { Attributes } from './attributes';
import { nameOf } from './build-network';
import type {
  CollectionPlace,
  FirewallApplicationRule,
  FirewallCollection,
  FirewallNetworkRule,
  FirewallProtocol,
  FirewallRules,
  NatRule,
} from './firewall-model';
import type { HostAddress } from './network-model';
import { readHost, readParties, readPorts } from './parties';
import type { Found, FoundResource } from './resources';
import type { Party } from './security-model';
import { isUnknown, type Maybe } from './terraform-value';

type Kind = 'nat' | 'network' | 'application';

/** A group of collections, and how far its policy is from the one that inherits from nobody. */
interface PlacedGroup {
  readonly address: string;
  readonly at: Attributes;
  readonly depth: number;
  readonly priority: Maybe<number>;
}

/** The collections of groups that stand in their order. */
export function collectionsOf(found: Found, groups: readonly PlacedGroup[]): FirewallRules {
  const collections = (kind: Kind) =>
    groups.flatMap(({ address, at, depth, priority }) => {
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
  };
}

/** The collections of a firewall without policy. */
export function classic(found: Found, firewall: FoundResource): FirewallRules {
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

export function priorityOf(at: Attributes): Maybe<number> {
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
