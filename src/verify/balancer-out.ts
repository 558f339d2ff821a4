import type { LoadBalancer } from '../model/load-balancer-model';
import type { Link, Machine } from '../model/network-model';
import { isUnknown, type Maybe } from '../model/terraform-value';
import type { Protocol } from '../net/traffic-set';
import type { Assumptions } from './assumptions';
import { carries, frontendOf, frontendsOf, isIn } from './load-balancers';
import { every, some, type Ternary } from './ternary';
import type { Topology } from './topology';

/** How a machine leaves by a load balancer: with these public addresses, not at all, or as without one. */
export type BalancerOut =
  | { readonly balancer: LoadBalancer; readonly publicIps: readonly Link[] }
  | { readonly closedBy: LoadBalancer }
  | undefined;

/** Outbound rules, rules with translation, or the loss of the default way out behind a Standard one (D11, D12). */
export function balancerOut(
  topology: Topology,
  machine: Machine | undefined,
  protocol: Protocol,
  assume: Assumptions,
): BalancerOut {
  if (machine === undefined) return undefined;
  let closedBy: LoadBalancer | undefined;
  for (const balancer of topology.model.loadBalancers) {
    const out = outbound(balancer, machine, protocol);
    if (sure(out, balancer, `whether ${machine.address} leaves by ${balancer.name} is not known`, assume))
      return { balancer, publicIps: frontendsOf(balancer).flatMap(({ publicIp }) => publicIp ?? []) };
    const member = some(memberships(balancer, machine));
    if (sure(member, balancer, `whether ${machine.address} stands behind ${balancer.name} is not known`, assume))
      closedBy ??= balancer;
  }
  return closedBy === undefined ? undefined : { closedBy };
}

function sure(answer: Ternary, { address }: LoadBalancer, text: string, assume: Assumptions): boolean {
  if (answer !== 'unknown') return answer === 'yes';
  return assume.ask(text, { kind: 'way-out', text, address, semantics: ['D12'] });
}

function outbound(balancer: LoadBalancer, machine: Machine, protocol: Protocol): Ternary {
  const carried = (of: Maybe<'tcp' | 'udp' | 'all'>): Ternary => carries(of, { protocol });
  if (balancer.sku !== 'Standard') return some(memberships(balancer, machine)) === 'no' ? 'no' : 'unknown';
  return some([
    ...balancer.outbound.map((rule) => every([carried(rule.protocol), isIn(rule.pool, machine)])),
    ...balancer.rules.map((rule) => {
      const frontend = frontendOf(balancer, rule);
      const open: Ternary = frontend === undefined ? 'unknown' : frontend.public ? 'yes' : 'no';
      const snat: Ternary = isUnknown(rule.snat) ? 'unknown' : rule.snat ? 'yes' : 'no';
      return every([open, snat, carried(rule.protocol), some(rule.pools.map((pool) => isIn(pool, machine)))]);
    }),
  ]);
}

/** By its interface: one that is in a pool by its address keeps its default way out (D10). */
function memberships({ pools }: LoadBalancer, { address }: Machine): Ternary[] {
  return pools.map((pool): Ternary => {
    if (pool.interfaces.includes(address)) return 'yes';
    return pool.interfaces.some(isUnknown) ? 'unknown' : 'no';
  });
}
