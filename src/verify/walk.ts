import type { AzureFirewall } from '../model/firewall-model';
import type { Network, Subnet } from '../model/network-model';
import { isUnknown, known, type Maybe } from '../model/terraform-value';
import { addressesOf } from '../net/address-set';
import type { Assumptions } from './assumptions';
import { FirewallJudge } from './firewall';
import type { Flow, Judgement, Step, Verdict } from './flow';
import type { Judges } from './judges';
import { resolve } from './names';
import type { PointPacket } from './packet';
import type { Point } from './point';
import { isPrivate, type Way } from './routes';
import type { Decision, Direction } from './security';
import { judgeService } from './service-firewall';
import { endpointFor, isOwnStorage, regionOf } from './service-routes';
import { hostsOf, setOf, type Topology } from './topology';
import { wayOut } from './ways-out';

/** How a packet comes to its last network. */
interface Carried {
  /** Where it was last routed. */
  readonly at: Network | undefined;
  readonly by?: AzureFirewall;
  readonly translated: boolean;
}

type Draft = Omit<Step, 'verdict'>;

/** One packet from one point to another, hop by hop, in the documented order. */
export class Walk {
  private readonly trace: Step[] = [];

  public constructor(
    private readonly topology: Topology,
    private readonly judges: Judges,
    private readonly assume: Assumptions,
    private readonly flow: Pick<Flow, 'protocol' | 'port' | 'sourcePort'>,
  ) {}

  public get steps(): readonly Step[] {
    return this.trace;
  }

  public run(source: Point, destination: Point): Judgement {
    if (this.flow.protocol === 'other')
      return this.assume.doubt({ kind: 'address', text: 'other protocols are not modelled', semantics: ['A3', 'B14'] });
    if (source.service !== undefined && source.subnet === undefined) return this.fromPlatform(source, destination);
    if (source.subnet === undefined) return this.fromOutside(source, destination);
    return this.fromSubnet(source, source.subnet, destination);
  }

  /** A service acting with its own identity: only the other service's firewall stands in between. */
  private fromPlatform(source: Point, destination: Point): Judgement {
    const { service, part = '' } = destination;
    if (service === undefined || source.service === undefined)
      return this.open('the platform reaches it outside the input');
    return this.push(judgeService(service, part, { source, platform: source.service }, this.assume));
  }

  private fromSubnet(source: Point, subnet: Subnet, wanted: Point): Judgement {
    const network = this.topology.network(subnet);
    const destination = this.name(wanted, network);
    if (destination === undefined) return this.end('blocked');
    const packet = this.packet(source, destination);
    const platform = hostAddress(destination);
    if (platform !== undefined) {
      if (!this.rules('Outbound', source, subnet, packet)) return this.end('blocked');
      return this.say('reached', {
        kind: 'route',
        text: `${platform} is the host itself; no route applies to it`,
        semantics: ['C18'],
      });
    }
    if (!this.rules('Outbound', source, subnet, packet)) return this.end('blocked');
    return this.route(packet, subnet, { at: network, translated: false }, []);
  }

  /** Names are looked up before anything is sent; a firewall that speaks HTTP looks them up again (E7). */
  private name(wanted: Point, network: Network | undefined): Point | undefined {
    const { service, part = '' } = wanted;
    if (service === undefined || wanted.endpoint !== undefined) return wanted;
    const answer = resolve(this.topology, service, part, network, this.assume);
    if ('nowhere' in answer) {
      this.note('blocked', { kind: 'name', text: answer.nowhere, semantics: answer.semantics, ...at(answer.address) });
      return undefined;
    }
    this.note('reached', { kind: 'name', text: answer.text, semantics: answer.semantics, ...at(answer.address) });
    return answer.point;
  }

  private route(packet: PointPacket, subnet: Subnet, carried: Carried, seen: readonly string[]): Judgement {
    const { destination } = packet;
    const endpoint = endpointFor(this.topology, this.judges.membership, subnet, destination, this.assume);
    if (endpoint !== undefined) return this.byServiceEndpoint(packet, subnet, endpoint);
    const way = this.judges.router.choose(subnet, destination, this.assume);
    const verdict = way.hop === 'None' ? 'blocked' : 'reached';
    this.note(verdict, {
      kind: 'route',
      text: this.reason(way, subnet, destination),
      semantics: way.semantics,
      ...at(way.address),
      ...(way.route === undefined ? {} : { decider: way.route }),
    });
    if (way.hop === 'None') return this.end('blocked');
    if (way.hop === 'VirtualAppliance') return this.byAppliance(packet, subnet, way, carried, seen);
    if (way.hop === 'VirtualNetworkGateway') {
      return this.assume.doubt({
        kind: 'route',
        text: 'what lies behind the gateway is not in the input',
        semantics: ['M2'],
      });
    }
    if (way.hop === 'Internet') return this.byInternet(packet, subnet);
    return this.deliver(packet, subnet, carried, way.hop === 'Peering' || way.hop === 'PrivateEndpoint');
  }

  private reason(way: Way, subnet: Subnet, destination: Point): string {
    return `${way.text} takes ${destination.text} from ${subnet.name}`;
  }

  /** The service sees the subnet itself; no firewall and no way out is on this path (F1, F6). */
  private byServiceEndpoint(packet: PointPacket, subnet: Subnet, endpoint: string): Judgement {
    const { service, part = '' } = packet.destination;
    this.note('reached', {
      kind: 'route',
      text: `service endpoint ${endpoint} of ${subnet.name} takes ${packet.destination.text}`,
      address: subnet.address,
      decider: endpoint,
      semantics: ['C6', 'F1'],
    });
    const policies = subnet.storagePolicies;
    if (endpoint.startsWith('Microsoft.Storage') && (isUnknown(policies) || policies.length > 0)) {
      const text = `whether the endpoint policies of ${subnet.name} list ${packet.destination.text} is not known`;
      if (!this.ask(`policies ${subnet.address}`, { kind: 'route', text, address: subnet.address, semantics: ['F8'] }))
        return this.end('blocked');
    }
    if (service === undefined) return this.end('reached');
    return this.push(judgeService(service, part, { source: packet.source, endpointOf: subnet }, this.assume));
  }

  private byInternet(packet: PointPacket, subnet: Subnet): Judgement {
    const { destination, source } = packet;
    if (isPrivate(this.topology, destination)) {
      return this.say('blocked', {
        kind: 'route',
        text: `${destination.text} is private: nobody on the Internet has it`,
        semantics: ['C1', 'A4'],
      });
    }
    if (this.flow.port === 25 && this.flow.protocol === 'tcp')
      this.ask('smtp', {
        kind: 'way-out',
        text: 'whether the platform lets SMTP out depends on the subscription',
        semantics: ['B30'],
      });
    const out = wayOut(this.topology, subnet, source, this.flow.protocol, this.assume);
    if (out.source === undefined && this.isOwnStorage(subnet, destination)) {
      // Storage of the own region is reached at private platform addresses.
      this.note('reached', {
        kind: 'way-out',
        text: `storage of the own region is reached from a private subnet too`,
        address: subnet.address,
        semantics: ['D7'],
      });
      return this.atService(packet, { text: source.text, tag: 'Internet' }, subnet);
    }
    this.trace.push(out.step);
    if (out.source === undefined) return this.end('blocked');
    return this.atService(packet, out.source, subnet);
  }

  private atService({ destination }: PointPacket, source: Point, subnet: Subnet): Judgement {
    const { service, part = '' } = destination;
    if (service === undefined) return this.end('reached');
    const region = regionOf(this.topology, subnet);
    return this.push(judgeService(service, part, { source, ...(region === undefined ? {} : { region }) }, this.assume));
  }

  private byAppliance(
    packet: PointPacket,
    subnet: Subnet,
    way: Way,
    carried: Carried,
    seen: readonly string[],
  ): Judgement {
    const firewall = this.judges.firewallAt(way);
    if (firewall === undefined) return this.byMachine(way);
    if (seen.includes(firewall.address)) {
      return this.say('blocked', {
        kind: 'route',
        text: `the packet comes back to ${firewall.name}: a loop`,
        address: firewall.address,
        semantics: ['C8'],
      });
    }
    const home = isUnknown(firewall.subnet) ? undefined : this.topology.subnet(firewall.subnet);
    const network = home === undefined ? undefined : this.topology.network(home);
    if (home === undefined || network === undefined) {
      return this.assume.doubt({
        kind: 'firewall',
        text: `where ${firewall.name} stands is not known`,
        address: firewall.address,
        semantics: ['C8'],
      });
    }
    const here = this.topology.network(subnet);
    if (here === undefined || (here !== network && !this.peered(here, network))) {
      return this.say('blocked', {
        kind: 'route',
        text: `${firewall.name} is in no network that ${subnet.name} is connected to`,
        address: firewall.address,
        semantics: ['C8', 'I7'],
      });
    }
    if (here !== network && !this.crossPeering(packet, here, network)) return this.end('blocked');
    const verdict = new FirewallJudge(firewall, this.judges.membership, this.assume).decide(packet);
    this.trace.push(verdict.step);
    if (!verdict.allow) return this.end('blocked');
    return this.throughFirewall(packet, firewall, home, network, verdict.stage === 'application', carried, seen);
  }

  private throughFirewall(
    packet: PointPacket,
    firewall: AzureFirewall,
    home: Subnet,
    network: Network,
    byName: boolean,
    carried: Carried,
    seen: readonly string[],
  ): Judgement {
    let { destination } = packet;
    if (byName && destination.service !== undefined) {
      const again = this.name({ ...destination, endpoint: undefined as never }, network);
      if (again === undefined) return this.end('blocked');
      destination = again;
    }
    const inside = isPrivate(this.topology, destination);
    if (!inside && packet.protocol !== 'tcp' && packet.protocol !== 'udp') {
      return this.say('blocked', {
        kind: 'firewall',
        text: `the firewall carries only TCP and UDP to public addresses`,
        address: firewall.address,
        semantics: ['E13'],
      });
    }
    const translated = byName || this.translates(firewall, destination);
    const source = translated ? { text: `${firewall.name}`, addresses: hostsOf(home), subnet: home } : packet.source;
    const onward: PointPacket = { ...packet, source, destination };
    if (inside) return this.route(onward, home, { at: network, by: firewall, translated }, [...seen, firewall.address]);
    return this.firewallOut(onward, firewall, home, carried);
  }

  /** Private destinations keep the client's address, public ones never (E14); the list can be replaced (E15). */
  private translates(firewall: AzureFirewall, destination: Point): boolean {
    const ranges = firewall.privateRanges;
    if (ranges === undefined) return !isPrivate(this.topology, destination);
    if (isUnknown(ranges) || destination.addresses === undefined) {
      return this.ask(`private ranges of ${firewall.address}`, {
        kind: 'firewall',
        text: `which ranges ${firewall.name} does not translate is not known`,
        address: firewall.address,
        semantics: ['E15'],
      });
    }
    return !addressesOf(ranges).contains(destination.addresses);
  }

  private firewallOut(packet: PointPacket, firewall: AzureFirewall, home: Subnet, _carried: Carried): Judgement {
    const endpoint = endpointFor(this.topology, this.judges.membership, home, packet.destination, this.assume);
    if (endpoint !== undefined) return this.byServiceEndpoint(packet, home, endpoint);
    const way = this.judges.router.choose(home, packet.destination, this.assume);
    if (way.hop !== 'Internet') {
      const where = { kind: 'firewall', address: firewall.address, semantics: ['E21'] } as const;
      if (way.hop === 'None')
        return this.say('blocked', {
          ...where,
          text: `${way.text}: ${firewall.name} has no way to the Internet`,
          semantics: ['C20'],
        });
      return this.assume.doubt({
        ...where,
        text: `where ${firewall.name} sends Internet traffic on to is not in the input`,
      });
    }
    const translated = firewall.privateRanges !== undefined && !this.translates(firewall, packet.destination);
    if (translated)
      return this.say('blocked', {
        kind: 'firewall',
        text: `${firewall.name} does not translate public destinations, so nothing comes back`,
        address: firewall.address,
        semantics: ['E15'],
      });
    if (home.natGateway === undefined && firewall.publicIps.length === 0) {
      return this.say('blocked', {
        kind: 'way-out',
        text: `${firewall.name} has no public address`,
        address: firewall.address,
        semantics: ['E14', 'D13'],
      });
    }
    const source: Point = {
      text: `the public address of ${firewall.name}`,
      tag: 'Internet',
      ...this.judges.publicIps(firewall.publicIps),
    };
    this.note('reached', {
      kind: 'way-out',
      text: `leaves as ${source.text}`,
      address: firewall.address,
      semantics: home.natGateway === undefined ? ['E14'] : ['E22'],
    });
    return this.atService(packet, source, home);
  }

  private byMachine(way: Way): Judgement {
    const { appliance } = way;
    const machine = this.judges.machineAt(way);
    if (machine !== undefined && machine.forwards === false) {
      return this.say('blocked', {
        kind: 'route',
        text: `${machine.address} does not forward packets`,
        address: machine.address,
        semantics: ['C9'],
      });
    }
    if (
      machine === undefined &&
      appliance !== undefined &&
      'ip' in appliance &&
      this.topology.subnetOf(appliance.ip.value) === undefined
    ) {
      if (this.topology.model.networks.every(({ blocks }) => !isUnknown(blocks))) {
        return this.say('blocked', {
          kind: 'route',
          text: `next hop ${appliance.ip} is in no network of the input`,
          ...at(way.address),
          semantics: ['C8'],
        });
      }
    }
    return this.assume.doubt({
      kind: 'route',
      text: `what the appliance behind ${way.text} does is not known`,
      ...at(way.address),
      semantics: ['C9', 'M2'],
    });
  }

  /** The last hop: peering, the other side's rules, and whether the answer comes back the same way. */
  private deliver(packet: PointPacket, from: Subnet, carried: Carried, crossing: boolean): Judgement {
    const { destination } = packet;
    const subnet = destination.subnet;
    if (subnet === undefined)
      return this.say('blocked', { kind: 'address', text: `${destination.text} lies in no subnet`, semantics: ['A1'] });
    const there = this.topology.network(subnet);
    const here = this.topology.network(from);
    if (
      crossing &&
      here !== there &&
      here !== undefined &&
      there !== undefined &&
      !this.crossPeering(packet, here, there)
    )
      return this.end('blocked');
    if (reserved(subnet, destination))
      return this.say('blocked', {
        kind: 'address',
        text: `${destination.text} belongs to Azure`,
        address: subnet.address,
        semantics: ['A2'],
      });
    if (destination.endpoint !== undefined) return this.atEndpoint(packet, subnet, carried);
    if (!this.rules('Inbound', destination, subnet, packet)) return this.end('blocked');
    if (!this.answerReturns(packet, subnet, carried)) return this.end('blocked');
    return this.end('reached');
  }

  private crossPeering({ source }: PointPacket, here: Network, there: Network): boolean {
    const pair = this.topology.peeringsOf(here).find(({ peer }) => peer === there);
    if (pair === undefined || pair.back === undefined) {
      this.note('blocked', {
        kind: 'peering',
        text: `${here.name} and ${there.name} are not peered from both sides`,
        semantics: ['I1'],
      });
      return false;
    }
    for (const { allowAccess, address } of [pair.out, pair.back]) {
      if (!this.flag(allowAccess, `access of ${address}`, 'peering', address, 'I3')) {
        this.note('blocked', { kind: 'peering', text: `${address} allows no access`, address, semantics: ['I3'] });
        return false;
      }
    }
    const own = source.addresses === undefined || setOf(here.blocks).contains(source.addresses);
    if (
      !own &&
      !this.flag(pair.back.allowForwarded, `forwarding of ${pair.back.address}`, 'peering', pair.back.address, 'I4')
    ) {
      this.note('blocked', {
        kind: 'peering',
        text: `${pair.back.address} takes no forwarded traffic`,
        address: pair.back.address,
        semantics: ['I4'],
      });
      return false;
    }
    return true;
  }

  /** An endpoint's security group counts only with policy, its source port is any, and no service firewall follows. */
  private atEndpoint(packet: PointPacket, subnet: Subnet, carried: Carried): Judgement {
    const { destination } = packet;
    const policy = known(subnet.endpointPolicies, 'unknown');
    const judged =
      policy === 'unknown'
        ? this.flag({ unknown: '' }, `policies of ${subnet.address}`, 'rule-in', subnet.address, 'J3')
        : policy === 'Enabled' || policy === 'NetworkSecurityGroupEnabled';
    if (judged && !this.rules('Inbound', destination, subnet, { ...packet, sourcePort: 0 })) return this.end('blocked');
    if (carried.by !== undefined && !carried.translated) {
      if (
        !this.ask(`snat ${carried.by.address}`, {
          kind: 'return',
          text: `whether answers of an endpoint come back through ${carried.by.name} without translation is not known`,
          address: carried.by.address,
          semantics: ['J5'],
        })
      )
        return this.end('blocked');
    }
    const where = destination.endpoint === undefined ? {} : { address: destination.endpoint.address };
    return this.say('reached', {
      kind: 'service',
      text: `${destination.text}: the service's own firewall does not judge this`,
      semantics: ['G1'],
      ...where,
    });
  }

  /** Stateful devices drop answers of what they did not see open (C16, E20). */
  private answerReturns({ source }: PointPacket, subnet: Subnet, carried: Carried): boolean {
    const back = this.judges.router.choose(subnet, source, this.assume);
    const firewall = back.hop === 'VirtualAppliance' ? this.judges.firewallAt(back) : undefined;
    if (carried.by !== undefined && !carried.translated && firewall !== carried.by) {
      this.note('blocked', {
        kind: 'return',
        text: `${subnet.name} answers past ${carried.by.name}: ${back.text}`,
        address: subnet.address,
        semantics: ['E20', 'C16'],
      });
      return false;
    }
    if (back.hop === 'None' || back.hop === 'Internet') {
      this.note('blocked', {
        kind: 'return',
        text: `the answer is dropped: ${back.text}`,
        address: subnet.address,
        semantics: ['C12', 'C16'],
      });
      return false;
    }
    if (back.hop !== 'VirtualNetworkGateway' && (back.hop !== 'VirtualAppliance' || firewall === carried.by))
      return true;
    if (firewall === undefined) {
      if (
        !this.ask(`answer ${subnet.address}`, {
          kind: 'return',
          text: `the answer goes by ${back.text}; what that does is not known`,
          address: subnet.address,
          semantics: ['C16'],
        })
      )
        return false;
      return true;
    }
    this.note('blocked', {
      kind: 'return',
      text: `the answer goes by ${firewall.name}, which did not see the flow open`,
      address: subnet.address,
      semantics: ['C16'],
    });
    return false;
  }

  /** From the Internet, or from a network that the input does not hold. */
  private fromOutside(source: Point, wanted: Point): Judgement {
    const { service, part = '', subnet } = wanted;
    if (service !== undefined && wanted.endpoint === undefined) {
      if (source.addresses !== undefined && isPrivate(this.topology, source)) {
        return this.assume.doubt({
          kind: 'address',
          text: `how ${source.text} is connected is not in the input`,
          semantics: ['A13'],
        });
      }
      this.note('reached', {
        kind: 'name',
        text: `${wanted.text} has a public name, whoever asks`,
        semantics: ['A15'],
      });
      return this.push(judgeService(service, part, { source }, this.assume));
    }
    if (subnet === undefined) {
      if (isPrivate(this.topology, wanted))
        return this.say('blocked', {
          kind: 'address',
          text: `${wanted.text} lies in no subnet of the input`,
          semantics: ['A1'],
        });
      return this.open(`nothing of the input lies between ${source.text} and ${wanted.text}`);
    }
    if (source.addresses !== undefined && isPrivate(this.topology, source))
      return this.fromConnected(source, wanted, subnet);
    const doors = this.judges.doors(wanted, this.flow);
    for (const door of doors) {
      const before = this.trace.length;
      const through = this.throughDoor(source, wanted, subnet, door);
      if (through.verdict === 'reached') return through;
      this.trace.length = before;
    }
    return this.byPublicIp(source, wanted, subnet);
  }

  private throughDoor(
    source: Point,
    wanted: Point,
    subnet: Subnet,
    { firewall, rule, address, translated }: ReturnType<Judges['doors']>[number],
  ): Judgement {
    const home = isUnknown(firewall.subnet) ? undefined : this.topology.subnet(firewall.subnet);
    const match = this.judges.membership.any(rule.sources, source);
    const taken =
      match === 'yes' ||
      (match === 'unknown' &&
        this.ask(`nat ${address} ${rule.name}`, {
          kind: 'firewall',
          text: `whether DNAT rule '${rule.name}' takes ${source.text} is not known`,
          address,
          semantics: ['E17'],
        }));
    if (!taken || home === undefined) return this.end('blocked');
    this.note('reached', {
      kind: 'firewall',
      text: `DNAT rule '${rule.name}' of ${firewall.name} brings it in`,
      address,
      decider: rule.name,
      semantics: ['E17'],
    });
    const packet = {
      ...this.packet({ text: firewall.name, addresses: hostsOf(home), subnet: home }, wanted),
      port: translated,
    };
    return this.deliver(
      packet,
      home,
      { at: this.topology.network(home), by: firewall, translated: true },
      this.topology.network(home) !== this.topology.network(subnet),
    );
  }

  private fromConnected(source: Point, wanted: Point, subnet: Subnet): Judgement {
    if (!this.rules('Inbound', wanted, subnet, this.packet(source, wanted))) return this.end('blocked');
    return this.assume.doubt({
      kind: 'address',
      text: `how ${source.text} is connected is not in the input`,
      semantics: ['M2'],
    });
  }

  private byPublicIp(source: Point, wanted: Point, subnet: Subnet): Judgement {
    const has = wanted.machine === undefined ? (wanted.publicIp ?? false) : wanted.machine.publicIp !== undefined;
    if (!this.flag(has, `public address of ${wanted.text}`, 'way-in', subnet.address, 'B4')) {
      return this.say('blocked', {
        kind: 'way-in',
        text: `${wanted.text} has no public address and no firewall leads to it`,
        address: subnet.address,
        semantics: ['A4', 'K3'],
      });
    }
    this.note('reached', {
      kind: 'way-in',
      text: `${wanted.text} has a public address`,
      address: subnet.address,
      semantics: ['B11'],
    });
    const packet = this.packet(source, wanted);
    if (!this.rules('Inbound', wanted, subnet, packet, true)) return this.end('blocked');
    const back = this.judges.router.choose(subnet, source, this.assume);
    if (back.hop !== 'Internet') {
      return this.say('blocked', {
        kind: 'return',
        text: `the answer does not leave as it came: ${back.text}`,
        address: subnet.address,
        semantics: ['C11', 'C16'],
      });
    }
    return this.say('reached', {
      kind: 'return',
      text: `the answer leaves by the public address`,
      address: subnet.address,
      semantics: ['D2'],
    });
  }

  /** Subnet and interface groups in their order; each that is there must allow (B1-B3). */
  private rules(direction: Direction, end: Point, subnet: Subnet, packet: PointPacket, fromInternet = false): boolean {
    const kind = direction === 'Outbound' ? 'rule-out' : 'rule-in';
    const links =
      direction === 'Outbound'
        ? [end.machine?.securityGroup, subnet.securityGroup]
        : [subnet.securityGroup, end.machine?.securityGroup];
    // The platform protects the firewall's own subnet; a group there is switched off (B27).
    const groups = subnet.name === 'AzureFirewallSubnet' ? [] : links.filter((link) => link !== undefined);
    for (const link of groups) {
      const judge = this.judges.group(link, subnet);
      const decision: Decision =
        judge === undefined
          ? {
              access: 'unknown',
              rule: 'unknown',
              address: subnet.address,
              semantics: ['B3'],
              why: 'the security group is not in the input',
            }
          : judge.decide(direction, packet);
      if (!this.decided(kind, decision, packet)) return false;
    }
    if (groups.length === 0 && !(fromInternet && !end.node))
      this.note('reached', {
        kind,
        text: `${subnet.name} has no security group`,
        address: subnet.address,
        semantics: ['B3'],
      });
    if (groups.length === 0 && fromInternet && !end.node && !end.frontend && this.judges.standardIp(end)) {
      this.note('blocked', {
        kind,
        text: `behind a Standard public address nothing comes in without a security group`,
        address: subnet.address,
        semantics: ['B4'],
      });
      return false;
    }
    return !(fromInternet && end.node) || this.platformGroup(kind, packet, subnet);
  }

  /** The service puts a group of its own on nodes with a public address; it lets the service in (K1). */
  private platformGroup(kind: Step['kind'], packet: PointPacket, subnet: Subnet): boolean {
    const from = (tag: string) => this.judges.membership.inTag(tag, packet.source) === 'yes';
    if (packet.port === 44224 && from('AzureMachineLearning')) return true;
    if ([29876, 29877].includes(packet.port) && from('BatchNodeManagement')) return true;
    return this.ask(`platform group ${subnet.address} ${packet.port} ${packet.source.text}`, {
      kind,
      text: `what the security group of the service on the nodes of ${subnet.name} admits is not documented`,
      address: subnet.address,
      semantics: ['K1', 'M2'],
    });
  }

  private decided(kind: Step['kind'], decision: Decision, { source, destination }: PointPacket): boolean {
    const step = { kind, address: decision.address, decider: decision.rule, semantics: decision.semantics };
    const what = `${source.text} to ${destination.text}`;
    const allowed =
      decision.access === 'unknown'
        ? this.ask(`${kind} ${decision.address} ${decision.rule} ${what}`, {
            ...step,
            text: `rule '${decision.rule}' for ${what}: ${decision.why}`,
          })
        : decision.access === 'Allow';
    this.note(allowed ? 'reached' : 'blocked', {
      ...step,
      text: `rule '${decision.rule}' ${allowed ? 'allows' : 'denies'} ${what}`,
    });
    return allowed;
  }

  /** A private subnet reaches storage of its own region all the same (D7). */
  private isOwnStorage(subnet: Subnet, point: Point): boolean {
    const own = isOwnStorage(this.topology, this.judges.membership, subnet, point);
    if (own !== 'unknown') return own === 'yes';
    const text = `whether ${point.text} is storage of the own region is not known`;
    return this.ask(`own storage ${subnet.address} ${point.text}`, { kind: 'way-out', text, semantics: ['D7'] });
  }

  private peered(here: Network | undefined, there: Network): boolean {
    return (
      here !== undefined &&
      this.topology.peeringsOf(here).some(({ peer, back }) => peer === there && back !== undefined)
    );
  }

  private packet(source: Point, destination: Point): PointPacket {
    const { protocol, port, sourcePort } = this.flow;
    return { source, destination, protocol, port, ...(sourcePort === undefined ? {} : { sourcePort }) };
  }

  private flag(value: Maybe<boolean>, key: string, kind: Step['kind'], address: string, semantics: string): boolean {
    return isUnknown(value)
      ? this.ask(key, { kind, text: `${key} is not known`, address, semantics: [semantics] })
      : value;
  }

  private ask(key: string, draft: Draft): boolean {
    return this.assume.ask(key, draft);
  }

  private note(verdict: Verdict, draft: Draft): void {
    this.trace.push({ ...draft, verdict });
  }

  private say(verdict: Verdict, draft: Draft): Judgement {
    this.note(verdict, draft);
    return this.end(verdict);
  }

  private push(step: Step): Judgement {
    this.trace.push(step);
    return this.end(step.verdict);
  }

  private open(text: string): Judgement {
    return this.assume.doubt({ kind: 'address', text, semantics: ['M2'] });
  }

  private end(verdict: Verdict): Judgement {
    return { verdict, trace: [...this.trace] };
  }
}

function at(address: string | undefined): { readonly address?: string } {
  return address === undefined ? {} : { address };
}

function hostAddress({ addresses }: Point): string | undefined {
  const only = addresses?.size === 1 ? addresses.intervals[0]?.first : undefined;
  if (only === 2822734096) return '168.63.129.16';
  return only === 2852039166 ? '169.254.169.254' : undefined;
}

function reserved(subnet: Subnet, { addresses }: Point): boolean {
  return addresses !== undefined && !addresses.isEmpty && !addresses.overlaps(hostsOf(subnet));
}
