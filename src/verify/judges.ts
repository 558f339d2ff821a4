import type { AzureFirewall, NatRule } from '../model/firewall-model';
import type { Link, Machine, Subnet } from '../model/network-model';
import { isUnknown, known } from '../model/terraform-value';
import { addressesOf } from '../net/address-set';
import type { IntervalSet } from '../net/interval-set';
import type { Flow } from './flow';
import { Membership } from './membership';
import type { Point } from './point';
import { Router, type Way } from './routes';
import { GroupJudge } from './security';
import type { Topology } from './topology';

/** Who decides along a path; made once for a model, as ordering the rules of a group costs time. */
export class Judges {
  public readonly membership: Membership;
  public readonly router: Router;
  private readonly groups = new Map<string, GroupJudge>();

  public constructor(private readonly topology: Topology) {
    this.membership = new Membership(topology);
    this.router = new Router(topology, this.membership);
  }

  public group(link: Link, subnet: Subnet): GroupJudge | undefined {
    const group = this.topology.group(link);
    if (typeof group === 'string') return undefined;
    const key = `${group.address} ${subnet.address}`;
    const judge = this.groups.get(key) ?? new GroupJudge(group, subnet, this.membership);
    this.groups.set(key, judge);
    return judge;
  }

  /** The firewall that a route names, by its own address or by one of its subnet's (E16). */
  public firewallAt({ appliance }: Way): AzureFirewall | undefined {
    if (appliance === undefined || isUnknown(appliance)) return undefined;
    return this.topology.model.firewalls.find((firewall) => {
      if ('of' in appliance) return firewall.address === appliance.of;
      if (firewall.privateIp !== undefined) return firewall.privateIp.value === appliance.ip.value;
      const subnet = isUnknown(firewall.subnet) ? undefined : firewall.subnet;
      return subnet !== undefined && this.topology.subnetOf(appliance.ip.value)?.address === subnet;
    });
  }

  public machineAt({ appliance }: Way): Machine | undefined {
    if (appliance === undefined || isUnknown(appliance)) return undefined;
    if ('of' in appliance) return this.topology.model.machines.find(({ address }) => address === appliance.of);
    return this.topology.machineAt(appliance.ip.value);
  }

  /** DNAT rules that bring packets to this point, and this port. */
  public doors(wanted: Point, { protocol, port }: Pick<Flow, 'protocol' | 'port'>) {
    return this.topology.model.firewalls.flatMap((firewall) =>
      firewall.nat.flatMap(({ address, rules, place }) =>
        rules
          .filter((rule) => leadsTo(rule, wanted) && known(rule.translatedPort, port) === port)
          .filter(({ protocols }) =>
            known(protocols, []).some((one) => one === 'Any' || one.toLowerCase() === protocol),
          )
          .map((rule) => ({ firewall, rule, address, translated: port, place, index: rules.indexOf(rule) })),
      ),
    );
  }

  /** The addresses of public IPs, where Azure has given them already. */
  public publicIps(links: readonly Link[]): { readonly addresses?: IntervalSet } {
    const ips = links.map((link) => this.topology.model.publicIps.find(({ address }) => address === link)?.ip);
    const given = ips.filter((ip) => ip !== undefined);
    return given.length > 0 && given.length === ips.length
      ? { addresses: addressesOf(given.map((ip) => ip.block)) }
      : {};
  }

  /** Whether a point's public address is closed without a security group; Basic ones were open (B4). */
  public standardIp({ machine }: Point): boolean {
    const ip = this.topology.model.publicIps.find(({ address }) => address === machine?.publicIp);
    return ip?.sku !== 'Basic';
  }
}

function leadsTo(rule: NatRule, wanted: Point): boolean {
  const { translated } = rule;
  if (isUnknown(translated)) return true;
  if ('ip' in translated) return wanted.addresses?.has(translated.ip.value) ?? false;
  return 'of' in translated && wanted.machine?.address === translated.of;
}
