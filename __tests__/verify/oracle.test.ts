import { readModel } from '../../src/model/build-model';
import { readServiceTags } from '../../src/model/service-tags';
import { Reachability } from '../../src/verify/reach';
import { Oracle, TAGS, type World, type WorldPacket, type WorldRule, type WorldSubnet } from './oracle';

const NETWORKS = 1000;
const PACKETS = 6;
const SEED = 20260823;

test('a thousand random networks are judged as a naive walk over their rules judges them', () => {
  const random = new Random(SEED);
  const tags = readServiceTags({
    values: Object.entries(TAGS).map(([name, addressPrefixes]) => ({ name, properties: { addressPrefixes } })),
  });
  const seen = { reached: 0, blocked: 0, unknown: 0 };
  let needlesslyUnknown = 0;
  for (let index = 0; index < NETWORKS; index += 1) {
    const world = randomWorld(random);
    const reachability = new Reachability(readModel({ data: terraform(world) }), tags);
    for (let count = 0; count < PACKETS; count += 1) {
      const packet = randomPacket(random, world);
      const readings = [true, false].flatMap((internetIsOutside) =>
        [true, false].map((deadRoutesCount) =>
          new Oracle(world, { internetIsOutside, deadRoutesCount }).arrives(packet),
        ),
      );
      const { from, to, protocol, port } = packet;
      const judged = reachability.reach({
        from: { machine: `azurerm_network_interface.${from}` },
        to: { ip: to },
        protocol,
        port,
      });
      seen[judged.verdict] += 1;
      const agreed = readings.every((one) => one === readings[0]);
      if (judged.verdict === 'unknown') {
        if (agreed) needlesslyUnknown += 1;
        continue;
      }
      const expected = agreed ? (readings[0] ? 'reached' : 'blocked') : 'unknown';
      if (judged.verdict !== expected) {
        // The whole network is shown: a seed alone would not tell what to look at.
        throw new Error(
          `network ${index}: ${JSON.stringify({ packet, expected, verdict: judged.verdict, trace: judged.trace.map(({ text }) => text), world })}`,
        );
      }
    }
  }
  expect(seen.reached).toBeGreaterThan(NETWORKS / 2);
  expect(seen.blocked).toBeGreaterThan(NETWORKS / 2);
  expect(needlesslyUnknown).toBeLessThan((NETWORKS * PACKETS) / 100);
});

/** A small generator of its own, so that a seed means the same everywhere (mulberry32). */
class Random {
  public constructor(private state: number) {}
  public below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }
  public chance(percent: number): boolean {
    return this.below(100) < percent;
  }
  public of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

const V = '10.0.0.0/16';
const W = '10.1.0.0/16';
const MACHINES = [
  { name: 'a', subnet: 's1', ip: '10.0.1.4' },
  { name: 'b', subnet: 's1', ip: '10.0.1.126' },
  { name: 'c', subnet: 's2', ip: '10.0.1.132' },
  { name: 'd', subnet: 'w1', ip: '10.1.0.4' },
  { name: 'e', subnet: 'w2', ip: '10.1.0.254' },
];
/** Neighbouring blocks, halves, single addresses, and prefixes that cut a tag. */
const PREFIXES = [
  V,
  W,
  '10.0.1.0/25',
  '10.0.1.128/25',
  '10.0.1.0/24',
  '10.0.1.4/32',
  '10.0.1.126/31',
  '10.0.1.132/32',
  '10.1.0.0/25',
  '10.1.0.128/25',
  '10.1.0.4/32',
  '10.0.0.0/15',
  '10.0.0.0/8',
  '0.0.0.0/0',
  '0.0.0.0/1',
  '20.60.1.0/24',
  '20.60.1.0/25',
  '20.60.1.127/32',
  '20.60.1.128/32',
  '52.10.0.8/29',
  '192.168.0.0/16',
];
const PARTIES = ['*', 'VirtualNetwork', 'Internet', 'Storage', 'Storage.EastUS2', 'AzureCloud', ...PREFIXES];
const DESTINATIONS = [
  '10.0.1.4',
  '10.0.1.126',
  '10.0.1.127',
  '10.1.0.3',
  '10.0.1.132',
  '10.1.0.4',
  '10.1.0.254',
  '10.0.7.7',
  '10.9.0.1',
  '192.168.1.1',
  '20.60.1.127',
  '20.60.1.128',
  '20.60.0.255',
  '52.10.0.15',
  '52.10.0.16',
  '8.8.8.8',
  '198.51.100.7',
  '168.63.130.1',
];
const PORTS = ['*', '443', '80', '80-443', '444-65535', '0-442'];

function rules(random: Random): WorldRule[] {
  const priorities = new Set<string>();
  return Array.from(
    { length: random.below(5) },
    (): WorldRule => ({
      priority: random.of([100, 101, 200, 4095, 4096]),
      direction: random.of(['Inbound', 'Outbound'] as const),
      access: random.of(['Allow', 'Deny'] as const),
      protocol: random.of(['Tcp', 'Udp', '*'] as const),
      from: random.of(PARTIES),
      to: random.of(PARTIES),
      port: random.of(PORTS),
    }),
  ).filter(({ priority, direction }) => {
    const key = `${priority}${direction}`;
    return !priorities.has(key) && priorities.add(key);
  });
}

function randomWorld(random: Random): World {
  const subnet = (name: string, network: string, block: string): WorldSubnet => {
    const routes = Array.from({ length: random.below(4) }, () => {
      const prefix = random.of([...PREFIXES, 'Storage', 'Storage.EastUS2', '0.0.0.0/0', '0.0.0.0/0']);
      const inside = inNetwork(prefix, network);
      return {
        prefix,
        hop: random.of(inside ? (['F', 'F', 'None', 'VnetLocal'] as const) : (['F', 'F', 'None', 'Internet'] as const)),
      };
    }).filter(({ prefix }, index, all) => all.findIndex((one) => one.prefix === prefix) === index);
    return {
      name,
      network,
      block,
      isPrivate: random.chance(50),
      nat: random.chance(30),
      endpoint: random.chance(30),
      ...(random.chance(70) ? { rules: rules(random) } : {}),
      ...(random.chance(60) ? { routes } : {}),
    };
  };
  // Now and then both halves of W send everything to the firewall: forwarded traffic, and answers that come back.
  const hub = random.chance(15);
  const spoke = (made: WorldSubnet): WorldSubnet =>
    hub
      ? {
          ...made,
          routes: [
            { prefix: W, hop: 'F' },
            { prefix: '0.0.0.0/0', hop: 'F' },
          ],
        }
      : made;
  const peering = (from: string, to: string) =>
    random.chance(85) ? [{ from, to, access: random.chance(90), forwarded: random.chance(70) }] : [];
  return {
    networks: [
      { name: 'V', blocks: [V] },
      { name: 'W', blocks: [W] },
    ],
    subnets: [
      subnet('s1', 'V', '10.0.1.0/25'),
      subnet('s2', 'V', '10.0.1.128/25'),
      spoke(subnet('w1', 'W', '10.1.0.0/25')),
      spoke(subnet('w2', 'W', '10.1.0.128/25')),
      { name: 'AzureFirewallSubnet', network: 'V', block: '10.0.9.0/26', isPrivate: true, nat: false, endpoint: false },
    ],
    machines: MACHINES.map((machine) => ({ ...machine, ...(random.chance(25) ? { rules: rules(random) } : {}) })),
    peerings: [...peering('V', 'W'), ...peering('W', 'V')],
    firewall: {
      subnet: 'AzureFirewallSubnet',
      ip: '10.0.9.4',
      rules: Array.from({ length: 1 + random.below(4) }, () => ({
        allow: random.chance(75),
        from: random.of(['*', ...PREFIXES.slice(0, 14)]),
        to: random.of(['*', '*', 'Storage', 'AzureCloud', ...PREFIXES]),
        protocol: random.of(['TCP', 'UDP', 'Any'] as const),
        port: random.of(['*', '443', '80', '80-443', '444-65535', '1-442']),
      })),
    },
  };
}

/** Azure's own words for a local hop make sense only inside the network. */
function inNetwork(prefix: string, network: string): boolean {
  const [base = '', length = '0'] = prefix.split('/');
  return base.startsWith(network === 'V' ? '10.0.' : '10.1.') && Number(length) >= 16;
}

function randomPacket(random: Random, world: World): WorldPacket {
  const from = random.of(world.machines);
  const to = random.of(DESTINATIONS.filter((ip) => ip !== from.ip));
  return { from: from.name, to, protocol: random.of(['tcp', 'udp'] as const), port: random.of([80, 443, 444, 442]) };
}

/** The same network as Terraform would have it. */
function terraform({ networks, subnets, machines, peerings, firewall }: World): object {
  const resource: Record<string, Record<string, object>> = {};
  const put = (type: string, name: string, body: object) => {
    resource[type] = { ...resource[type], [name]: body };
  };
  const group = (name: string, list: readonly WorldRule[]) =>
    put('azurerm_network_security_group', name, {
      name,
      security_rule: list.map(({ from, to, port, ...rule }, index) => ({
        ...rule,
        name: `r${index}`,
        source_address_prefix: from,
        source_port_range: '*',
        destination_address_prefix: to,
        destination_port_range: port,
      })),
    });
  for (const { name, blocks } of networks)
    put('azurerm_virtual_network', name, { name, location: 'eastus2', address_space: blocks });
  for (const { name, network, block, isPrivate, nat, endpoint, rules: list, routes } of subnets) {
    put('azurerm_subnet', name, {
      name,
      virtual_network_name: `\${azurerm_virtual_network.${network}.name}`,
      address_prefixes: [block],
      default_outbound_access_enabled: !isPrivate,
      service_endpoints: endpoint ? ['Microsoft.Storage'] : [],
    });
    const subnet_id = `\${azurerm_subnet.${name}.id}`;
    if (list !== undefined) {
      group(name, list);
      put('azurerm_subnet_network_security_group_association', name, {
        subnet_id,
        network_security_group_id: `\${azurerm_network_security_group.${name}.id}`,
      });
    }
    if (routes !== undefined) {
      put('azurerm_route_table', name, {
        name,
        route: routes.map(({ prefix, hop }, index) => ({
          name: `r${index}`,
          address_prefix: prefix,
          ...(hop === 'F'
            ? { next_hop_type: 'VirtualAppliance', next_hop_in_ip_address: firewall.ip }
            : { next_hop_type: hop }),
        })),
      });
      put('azurerm_subnet_route_table_association', name, {
        subnet_id,
        route_table_id: `\${azurerm_route_table.${name}.id}`,
      });
    }
    if (nat) {
      put('azurerm_nat_gateway', name, { name, public_ip_address_ids: ['${azurerm_public_ip.nat.id}'] });
      put('azurerm_subnet_nat_gateway_association', name, {
        subnet_id,
        nat_gateway_id: `\${azurerm_nat_gateway.${name}.id}`,
      });
    }
  }
  put('azurerm_public_ip', 'nat', { name: 'nat' });
  put('azurerm_public_ip', 'fw', { name: 'fw' });
  for (const { name, subnet, ip, rules: list } of machines) {
    put('azurerm_network_interface', name, {
      name,
      ip_configuration: [{ subnet_id: `\${azurerm_subnet.${subnet}.id}`, private_ip_address: ip }],
    });
    if (list === undefined) continue;
    group(`nic-${name}`, list);
    put('azurerm_network_interface_security_group_association', name, {
      network_interface_id: `\${azurerm_network_interface.${name}.id}`,
      network_security_group_id: `\${azurerm_network_security_group.nic-${name}.id}`,
    });
  }
  peerings.forEach(({ from, to, access, forwarded }, index) => {
    put('azurerm_virtual_network_peering', `p${index}`, {
      virtual_network_name: `\${azurerm_virtual_network.${from}.name}`,
      remote_virtual_network_id: `\${azurerm_virtual_network.${to}.id}`,
      allow_virtual_network_access: access,
      allow_forwarded_traffic: forwarded,
    });
  });
  put('azurerm_firewall', 'F', {
    name: 'F',
    sku_tier: 'Standard',
    ip_configuration: [
      {
        subnet_id: '${azurerm_subnet.AzureFirewallSubnet.id}',
        public_ip_address_id: '${azurerm_public_ip.fw.id}',
        private_ip_address: firewall.ip,
      },
    ],
  });
  firewall.rules.forEach(({ allow, from, to, protocol, port }, index) => {
    put('azurerm_firewall_network_rule_collection', `c${index}`, {
      name: `c${index}`,
      azure_firewall_name: '${azurerm_firewall.F.name}',
      priority: 100 + index,
      action: allow ? 'Allow' : 'Deny',
      rule: [
        {
          name: 'r',
          source_addresses: [from],
          destination_addresses: [to],
          protocols: [protocol],
          destination_ports: [port],
        },
      ],
    });
  });
  return { resource };
}
