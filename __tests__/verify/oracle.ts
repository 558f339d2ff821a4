/**
 * A second, naive reading of the semantics: one packet, rules in their documented order, addresses as texts of bits.
 * It shares no code with the verifier and knows nothing of sets.
 */
export interface World {
  readonly networks: readonly { readonly name: string; readonly blocks: readonly string[] }[];
  readonly subnets: readonly WorldSubnet[];
  readonly machines: readonly {
    readonly name: string;
    readonly subnet: string;
    readonly ip: string;
    readonly rules?: readonly WorldRule[];
  }[];
  readonly peerings: readonly {
    readonly from: string;
    readonly to: string;
    readonly access: boolean;
    readonly forwarded: boolean;
  }[];
  readonly firewall: { readonly subnet: string; readonly ip: string; readonly rules: readonly FirewallRule[] };
}
export interface WorldSubnet {
  readonly name: string;
  readonly network: string;
  readonly block: string;
  readonly isPrivate: boolean;
  readonly nat: boolean;
  readonly endpoint: boolean;
  readonly rules?: readonly WorldRule[];
  readonly routes?: readonly { readonly prefix: string; readonly hop: 'F' | 'None' | 'Internet' | 'VnetLocal' }[];
}
export interface WorldRule {
  readonly priority: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly access: 'Allow' | 'Deny';
  readonly protocol: 'Tcp' | 'Udp' | '*';
  readonly from: string;
  readonly to: string;
  readonly port: string;
}
export interface FirewallRule {
  readonly allow: boolean;
  readonly from: string;
  readonly to: string;
  readonly protocol: 'TCP' | 'UDP' | 'Any';
  readonly port: string;
}
export interface WorldPacket {
  readonly from: string;
  readonly to: string;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}
/** Two things that the documents leave open; an answer that hangs on one is unknown. */
export interface Reading {
  readonly internetIsOutside: boolean;
  readonly deadRoutesCount: boolean;
}

export const TAGS: Readonly<Record<string, readonly string[]>> = {
  Storage: ['20.60.0.0/24', '20.60.1.0/25', '52.10.0.8/29'],
  'Storage.EastUS2': ['20.60.1.0/25', '52.10.0.8/29'],
  AzureCloud: ['20.60.0.0/16', '52.10.0.0/16'],
};

const seen = new Map<string, string>();
export function bits(ip: string): string {
  const known =
    seen.get(ip) ??
    ip
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  seen.set(ip, known);
  return known;
}
export function inBlock(ip: string, block: string): boolean {
  const [base = '', length = ''] = block.split('/');
  return bits(ip).startsWith(bits(base).slice(0, Number(length)));
}
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];
const inAny = (ip: string, blocks: readonly string[]) => blocks.some((block) => inBlock(ip, block));

export class Oracle {
  public constructor(
    private readonly world: World,
    private readonly reading: Reading,
  ) {}

  public arrives({ from, to, protocol, port }: WorldPacket): boolean {
    const machine = this.world.machines.find((one) => one.name === from);
    const subnet = this.world.subnets.find((one) => one.name === machine?.subnet);
    if (machine === undefined || subnet === undefined) throw new Error(from);
    const packet = { source: machine.ip, to, protocol, port };
    if (machine.rules !== undefined && !this.group(machine.rules, 'Outbound', packet, subnet)) return false;
    if (subnet.rules !== undefined && !this.group(subnet.rules, 'Outbound', packet, subnet)) return false;
    if (subnet.endpoint && inAny(to, TAGS['Storage.EastUS2'] ?? [])) return true;
    const hop = this.hop(subnet, to);
    if (hop === 'None') return false;
    if (hop === 'Internet') return this.leaves(subnet, to);
    if (hop === 'F') return this.throughFirewall(subnet, packet);
    if (hop === 'Peering' && !this.crosses(subnet.network, this.homeOf(to), machine.ip)) return false;
    return this.delivered(packet, false);
  }

  private leaves(subnet: WorldSubnet, to: string): boolean {
    if (this.isPrivate(to)) return false;
    return subnet.nat || !subnet.isPrivate || inAny(to, TAGS['Storage.EastUS2'] ?? []);
  }

  private throughFirewall(
    subnet: WorldSubnet,
    packet: { source: string; to: string; protocol: string; port: number },
  ): boolean {
    const home = this.world.subnets.find(({ name }) => name === this.world.firewall.subnet)?.network ?? '';
    if (subnet.network !== home && !this.crosses(subnet.network, home, packet.source)) return false;
    const rule = this.world.firewall.rules.find(
      (one) =>
        (one.protocol === 'Any' || one.protocol.toLowerCase() === packet.protocol) &&
        ports(one.port, packet.port) &&
        this.firewallParty(one.from, packet.source) &&
        this.firewallParty(one.to, packet.to),
    );
    if (rule?.allow !== true) return false;
    if (!this.isPrivate(packet.to)) return true;
    const there = this.homeOf(packet.to);
    if (there === undefined) return false;
    if (there !== home && !this.crosses(home, there, packet.source)) return false;
    return this.delivered(packet, true);
  }

  private delivered(
    packet: { source: string; to: string; protocol: string; port: number },
    byFirewall: boolean,
  ): boolean {
    const subnet = this.world.subnets.find(({ block }) => inBlock(packet.to, block));
    if (subnet === undefined || reserved(packet.to, subnet.block)) return false;
    if (subnet.rules !== undefined && !this.group(subnet.rules, 'Inbound', packet, subnet)) return false;
    const machine = this.world.machines.find(({ ip }) => ip === packet.to);
    if (machine?.rules !== undefined && !this.group(machine.rules, 'Inbound', packet, subnet)) return false;
    const back = this.hop(subnet, packet.source);
    return byFirewall ? back === 'F' : back === 'Vnet' || back === 'Peering';
  }

  private crosses(from: string, to: string | undefined, source: string): boolean {
    const out = this.world.peerings.find((one) => one.from === from && one.to === to);
    const back = this.world.peerings.find((one) => one.from === to && one.to === from);
    if (out === undefined || back === undefined || !out.access || !back.access) return false;
    const own = this.world.networks.find(({ name }) => name === from)?.blocks ?? [];
    return inAny(source, own) || back.forwarded;
  }

  private hop(subnet: WorldSubnet, to: string): 'Vnet' | 'Peering' | 'Internet' | 'None' | 'F' {
    const routes: { length: number; rank: number; hop: 'Vnet' | 'Peering' | 'Internet' | 'None' | 'F' }[] = [];
    const add = (prefix: string, rank: number, hop: (typeof routes)[number]['hop']) => {
      if (inBlock(to, prefix)) routes.push({ length: Number(prefix.split('/')[1]), rank, hop });
    };
    for (const { prefix, hop } of subnet.routes ?? []) {
      const prefixes = TAGS[prefix] ?? [prefix];
      for (const one of prefixes) add(one, prefix in TAGS ? 5 : 6, hop === 'VnetLocal' ? 'Vnet' : hop);
    }
    for (const block of this.world.networks.find(({ name }) => name === subnet.network)?.blocks ?? [])
      add(block, 3, 'Vnet');
    for (const peering of this.world.peerings.filter(({ from }) => from === subnet.network)) {
      if (!this.world.peerings.some(({ from, to: end }) => from === peering.to && end === subnet.network)) continue;
      for (const block of this.world.networks.find(({ name }) => name === peering.to)?.blocks ?? [])
        add(block, 3, 'Peering');
    }
    if (!(subnet.routes ?? []).some(({ prefix }) => prefix === '0.0.0.0/0'))
      for (const block of PRIVATE) add(block, 1, 'None');
    add('0.0.0.0/0', 1, 'Internet');
    routes.sort((a, b) => b.length - a.length || b.rank - a.rank);
    return routes[0]?.hop ?? 'None';
  }

  private group(
    rules: readonly WorldRule[],
    direction: WorldRule['direction'],
    packet: { source: string; to: string; protocol: string; port: number },
    subnet: WorldSubnet,
  ): boolean {
    const base = { direction, protocol: '*', port: '*' } as const;
    const inbound = direction === 'Inbound';
    const all: WorldRule[] = [
      ...rules.filter((rule) => rule.direction === direction),
      { ...base, priority: 65000, access: 'Allow', from: 'VirtualNetwork', to: 'VirtualNetwork' },
      inbound
        ? { ...base, priority: 65001, access: 'Deny', from: '*', to: '*' }
        : { ...base, priority: 65001, access: 'Allow', from: '*', to: 'Internet' },
      { ...base, priority: 65500, access: 'Deny', from: '*', to: '*' },
    ];
    all.sort((a, b) => a.priority - b.priority);
    for (const rule of all) {
      if (rule.protocol !== '*' && rule.protocol.toLowerCase() !== packet.protocol) continue;
      if (!ports(rule.port, packet.port)) continue;
      if (!this.party(rule.from, packet.source, subnet) || !this.party(rule.to, packet.to, subnet)) continue;
      return rule.access === 'Allow';
    }
    return false;
  }

  private party(party: string, ip: string, subnet: WorldSubnet): boolean {
    if (party === '*') return true;
    if (party === 'VirtualNetwork') return this.inVirtualNetwork(ip, subnet);
    if (party === 'Internet')
      return !this.isPrivate(ip) && (this.reading.internetIsOutside || !this.inVirtualNetwork(ip, subnet));
    if (party in TAGS) return inAny(ip, TAGS[party] ?? []);
    return inBlock(ip, party);
  }

  private firewallParty(party: string, ip: string): boolean {
    if (party === '*') return true;
    return party in TAGS ? inAny(ip, TAGS[party] ?? []) : inBlock(ip, party);
  }

  private inVirtualNetwork(ip: string, subnet: WorldSubnet): boolean {
    const own = this.world.networks.find(({ name }) => name === subnet.network)?.blocks ?? [];
    const peers = this.world.peerings
      .filter(
        ({ from, to, access }) =>
          from === subnet.network && access && this.world.peerings.some((back) => back.from === to && back.to === from),
      )
      .flatMap(({ to }) => this.world.networks.find(({ name }) => name === to)?.blocks ?? []);
    const routed = (subnet.routes ?? [])
      .filter(({ hop }) => hop === 'F' || hop === 'VnetLocal' || this.reading.deadRoutesCount)
      .flatMap(({ prefix }) => TAGS[prefix] ?? [prefix]);
    return ip === '168.63.129.16' || inAny(ip, [...own, ...peers, ...routed]);
  }

  private homeOf(ip: string): string | undefined {
    return this.world.networks.find(({ blocks }) => inAny(ip, blocks))?.name;
  }

  private isPrivate(ip: string): boolean {
    return inAny(ip, PRIVATE) || this.homeOf(ip) !== undefined;
  }
}

function ports(text: string, port: number): boolean {
  if (text === '*') return true;
  const [low = '', high = low] = text.split('-');
  return Number(low) <= port && port <= Number(high);
}

/** The first four addresses of a subnet, and its last. */
function reserved(ip: string, block: string): boolean {
  const host = bits(ip).slice(Number(block.split('/')[1]));
  return /^0*[01][01]$/.test(host) || !host.includes('0');
}
