import type { Subnet } from '../model/network-model';
import { isUnknown, known } from '../model/terraform-value';
import { addressesOf } from '../net/address-set';
import type { Protocol } from '../net/traffic-set';
import type { Assumptions } from './assumptions';
import { balancerOut } from './balancer-out';
import type { Step } from './flow';
import type { Point } from './point';
import type { Topology } from './topology';

export interface WayOut {
  readonly step: Step;
  /** What the other side sees; missing where there is no way out. */
  readonly source?: Point;
}

/** How a packet whose next hop is the Internet gets a public address (section D). */
export function wayOut(
  topology: Topology,
  subnet: Subnet,
  source: Point,
  protocol: Protocol,
  assume: Assumptions,
): WayOut {
  const say = (verdict: 'reached' | 'blocked', text: string, address: string, ...semantics: string[]): Step => ({
    kind: 'way-out',
    verdict,
    text,
    address,
    semantics,
  });
  const leave = (text: string, address: string, point: Point, ...semantics: string[]): WayOut => ({
    step: say('reached', text, address, ...semantics),
    source: point,
  });
  if (subnet.natGateway !== undefined) {
    const gateway = topology.model.natGateways.find(({ address }) => address === subnet.natGateway);
    const address = gateway?.address ?? subnet.address;
    const works =
      gateway?.hasAddress ??
      assume.ask(`nat of ${subnet.address}`, {
        kind: 'way-out',
        text: `the NAT gateway of ${subnet.name} is not in the input`,
        address: subnet.address,
        semantics: ['D1'],
      });
    if (!works) return { step: say('blocked', `NAT gateway ${address} has no public address`, address, 'D13') };
    if (protocol !== 'tcp' && protocol !== 'udp')
      return { step: say('blocked', `a NAT gateway carries TCP and UDP only`, address, 'D3') };
    return leave(
      `leaves by NAT gateway ${address}`,
      address,
      publicSide(topology, gateway?.publicIps ?? [], `NAT gateway ${address}`),
      'D1',
    );
  }
  const machine = source.machine?.publicIp;
  const open = machine !== undefined ? true : (source.publicIp ?? false);
  const has = isUnknown(open)
    ? assume.ask(`public address of ${source.text}`, {
        kind: 'way-out',
        text: `whether ${source.text} has a public address is not known`,
        semantics: ['D1'],
      })
    : open;
  if (has) {
    return leave(
      `leaves by its own public address`,
      subnet.address,
      publicSide(topology, machine === undefined ? [] : [machine], `the public address of ${source.text}`),
      'D1',
    );
  }
  const balanced = balancerOut(topology, source.machine, protocol, assume);
  if (balanced !== undefined && 'balancer' in balanced) {
    const { address } = balanced.balancer;
    const seen = publicSide(topology, balanced.publicIps, `load balancer ${address}`);
    return leave(`leaves by load balancer ${address}`, address, seen, 'D12');
  }
  const cluster = topology.model.clusters.find((one) => source.node && one.subnet === subnet.address);
  const outbound = cluster === undefined ? undefined : known(cluster.outbound, 'unknown');
  if (cluster !== undefined && (outbound === 'loadBalancer' || outbound === 'managedNATGateway')) {
    return leave(
      `leaves by what AKS makes for outbound type ${outbound}`,
      cluster.address,
      { text: `AKS ${cluster.address}`, tag: 'Internet' },
      'D12',
    );
  }
  // Nodes of Databricks are machines in the subnet like any others (L2); other services see to themselves (D8).
  const delegated = subnet.delegations.some((service) => service !== 'Microsoft.Databricks/workspaces');
  const byDefault = isUnknown(subnet.defaultOutbound)
    ? assume.ask(`default outbound of ${subnet.address}`, {
        kind: 'way-out',
        text: `whether ${subnet.name} is private is not known`,
        address: subnet.address,
        semantics: ['D9'],
      })
    : subnet.defaultOutbound || delegated;
  if (!byDefault) {
    return { step: say('blocked', `${subnet.name} is private and has no way out`, subnet.address, 'D6', 'D13') };
  }
  if (balanced !== undefined) {
    const { address } = balanced.closedBy;
    const text = `behind load balancer ${address} there is no default outbound access, and none of its rules leads out`;
    return { step: say('blocked', text, address, 'D11', 'D12') };
  }
  if (protocol !== 'tcp' && protocol !== 'udp')
    return { step: say('blocked', `default outbound access carries no ICMP`, subnet.address, 'D5') };
  return leave(
    `leaves by Azure's default outbound access, at an unknown address`,
    subnet.address,
    { text: `default outbound of ${subnet.name}`, tag: 'Internet' },
    'D5',
    delegated ? 'D8' : 'D9',
  );
}

function publicSide(topology: Topology, links: readonly unknown[], text: string): Point {
  const ips = links.map((link) => topology.model.publicIps.find(({ address }) => address === link)?.ip);
  const known = ips.filter((ip) => ip !== undefined);
  if (known.length === 0 || known.length < links.length) return { text, tag: 'Internet' };
  return { text, tag: 'Internet', addresses: addressesOf(known.map((ip) => ip.block)) };
}
