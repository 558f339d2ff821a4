import { ALL_PORTS } from '../net/port-set';
import type { Attributes } from './attributes';
import { nameOf } from './build-network';
import { namesIpv6, readParties, readPorts } from './parties';
import type { Found } from './resources';
import type { Party, RuleProtocol, SecurityGroup, SecurityRule } from './security-model';
import { isUnknown, type Maybe } from './terraform-value';

export function buildSecurityGroups(found: Found): SecurityGroup[] {
  const separate = found.of('azurerm_network_security_rule').map(({ address, at }) => ({
    group: at.linkByName('network_security_group_name', 'azurerm_network_security_group'),
    address,
    at,
  }));
  const looked = found
    .elsewhere('azurerm_network_security_group')
    .filter(({ at }) => at.raw('security_rule') !== undefined);
  return [...found.of('azurerm_network_security_group'), ...looked].map(({ address, at }) => {
    const inline = at.blocks('security_rule');
    // A state lists rules that are resources of their own inline as well.
    const names = new Set(isUnknown(inline) ? [] : inline.map((one) => one.text('name')));
    return {
      address,
      name: nameOf(at, address),
      rules: [
        ...(isUnknown(inline) ? [unknownRule(address, inline.unknown)] : inline.map((one) => rule(address, one))),
        ...separate
          .filter(({ group, at: one }) => (group === address && !names.has(one.text('name'))) || isUnknown(group))
          .map((one) =>
            isUnknown(one.group) ? unknownRule(one.address, one.group.unknown) : rule(one.address, one.at),
          ),
      ],
    };
  });
}

const PREFIXES = ['source', 'destination'].flatMap((side) => [`${side}_address_prefix`, `${side}_address_prefixes`]);

/** A rule of which only its being there is known: it may match anything, anywhere in the order. */
function unknownRule(address: string, why: string): SecurityRule {
  const unknown = { unknown: why };
  return {
    address,
    name: 'unknown',
    priority: unknown,
    direction: unknown,
    access: unknown,
    protocol: unknown,
    sources: [unknown],
    sourcePorts: unknown,
    destinations: [unknown],
    ports: unknown,
  };
}

function rule(address: string, at: Attributes): SecurityRule {
  return {
    address,
    name: nameOf(at, address),
    priority: at.number('priority') ?? { unknown: 'priority' },
    direction: (at.text('direction') ?? { unknown: 'direction' }) as Maybe<'Inbound' | 'Outbound'>,
    access: (at.text('access') ?? { unknown: 'access' }) as Maybe<'Allow' | 'Deny'>,
    protocol: (at.text('protocol') ?? { unknown: 'protocol' }) as Maybe<RuleProtocol>,
    sources: parties(at, 'source'),
    sourcePorts: ports(at, 'source'),
    destinations: parties(at, 'destination'),
    ports: ports(at, 'destination'),
    ...(namesIpv6(at, ...PREFIXES) ? { ipv6: true as const } : {}),
  };
}

function parties(at: Attributes, side: 'source' | 'destination'): readonly Party[] {
  const groups = at.links(`${side}_application_security_group_ids`);
  return [
    ...readParties(at, `${side}_address_prefix`, `${side}_address_prefixes`),
    ...(isUnknown(groups) ? [groups] : groups.map((group) => (isUnknown(group) ? group : { group }))),
  ];
}

function ports(at: Attributes, side: 'source' | 'destination') {
  const read = readPorts(at, `${side}_port_range`, `${side}_port_ranges`);
  // Neither written: Azure asks for one of them, except where the protocol has no ports.
  return !isUnknown(read) && read.isEmpty ? ALL_PORTS : read;
}
