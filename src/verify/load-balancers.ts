import type { BackendPool, BalancerRule, Frontend, LoadBalancer } from '../model/load-balancer-model';
import type { Machine } from '../model/network-model';
import { isUnknown, type Maybe } from '../model/terraform-value';
import { addressesOf } from '../net/address-set';
import { IntervalSet } from '../net/interval-set';
import type { Flow } from './flow';
import { holds } from './membership';
import type { Point } from './point';
import { every, some, type Ternary, ternary } from './ternary';
import type { Topology } from './topology';

/** A frontend and whose it is. */
export interface Balanced {
  readonly balancer: LoadBalancer;
  readonly frontend: Frontend;
}

/** The frontends of a load balancer as far as they are known. */
export function frontendsOf({ frontends }: LoadBalancer): readonly Frontend[] {
  return isUnknown(frontends) ? [] : frontends;
}

/** The frontend of a rule, where that is known. */
export function frontendOf(balancer: LoadBalancer, { frontend }: BalancerRule): Frontend | undefined {
  return frontendsOf(balancer).find(({ name }) => name === frontend);
}

/** The frontend that has this address. */
export function frontendAt(topology: Topology, address: number, publicIp: string | undefined): Balanced | undefined {
  return topology.model.loadBalancers
    .flatMap((balancer) => frontendsOf(balancer).map((frontend) => ({ balancer, frontend })))
    .find(({ frontend }) =>
      frontend.public ? frontend.publicIp === publicIp && publicIp !== undefined : frontend.ip?.value === address,
    );
}

/** A frontend as rules see it. */
export function frontendPoint(topology: Topology, { balancer, frontend }: Balanced): Point {
  const text = `frontend '${frontend.name}' of ${balancer.name}`;
  const ip = frontend.public
    ? topology.model.publicIps.find(({ address }) => address === frontend.publicIp)?.ip
    : frontend.ip;
  const subnet = frontend.subnet === undefined || isUnknown(frontend.subnet) ? undefined : frontend.subnet;
  const home = subnet === undefined ? undefined : topology.subnet(subnet);
  return {
    text,
    balanced: { balancer, frontend },
    ...(frontend.public ? { tag: 'Internet' } : {}),
    ...(ip === undefined ? {} : { addresses: addressesOf([ip.block]) }),
    ...(home === undefined ? {} : { subnet: home }),
  };
}

/** Whether a machine stands in a pool. */
export function isIn(pool: Maybe<BackendPool>, { address, ip }: Machine): Ternary {
  if (isUnknown(pool)) return 'unknown';
  return some([
    ...pool.interfaces.map((link): Ternary => (isUnknown(link) ? 'unknown' : ternary(link === address))),
    ...pool.ips.map(
      (one): Ternary => (isUnknown(one) || ip === undefined ? 'unknown' : ternary(one.value === ip.value)),
    ),
  ]);
}

export function isBehind({ pools }: BalancerRule, machine: Machine): Ternary {
  return some(pools.map((pool) => isIn(pool, machine)));
}

type Ports = Pick<Flow, 'protocol' | 'port'>;

export function carries(protocol: BalancerRule['protocol'], flow: Pick<Flow, 'protocol'>): Ternary {
  if (isUnknown(protocol)) return 'unknown';
  if (flow.protocol !== 'tcp' && flow.protocol !== 'udp') return 'no';
  return ternary(protocol === 'all' || protocol === flow.protocol);
}

/** Whether a rule takes what comes to its frontend. */
export function takes({ protocol, frontendPorts }: BalancerRule, flow: Ports): Ternary {
  const port = IntervalSet.of({ first: flow.port, last: flow.port });
  return every([carries(protocol, flow), isUnknown(frontendPorts) ? 'unknown' : holds(frontendPorts, port)]);
}

/** Whether a rule leads to this port of a machine. */
export function leads({ protocol, backendPort }: BalancerRule, flow: Ports): Ternary {
  const port =
    backendPort === undefined ? 'yes' : isUnknown(backendPort) ? 'unknown' : ternary(backendPort === flow.port);
  return every([carries(protocol, flow), port]);
}
