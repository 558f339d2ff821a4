import type { Ipv4 } from '../net/cidr';
import { IntervalSet } from '../net/interval-set';
import { ALL_PORTS } from '../net/port-set';
import { addressOf } from './address-text';
import type { Attributes } from './attributes';
import { nameOf } from './build-network';
import type { BackendPool, BalancerRule, Frontend, LoadBalancer, OutboundRule } from './load-balancer-model';
import type { Link } from './network-model';
import { optional } from './optional';
import type { Found, FoundResource } from './resources';
import { isUnknown, type Maybe } from './terraform-value';

const PARTS = ['azurerm_lb_rule', 'azurerm_lb_nat_rule', 'azurerm_lb_outbound_rule'] as const;

export function buildLoadBalancers(found: Found): LoadBalancer[] {
  const pools = buildPools(found);
  const stray = PARTS.flatMap((type) => found.of(type)).find(({ at }) => isUnknown(at.link('loadbalancer_id')));
  return found.of('azurerm_lb').map(({ address, at }) => {
    const mine = (type: (typeof PARTS)[number]) =>
      found.of(type).filter((one) => one.at.link('loadbalancer_id') === address);
    const frontends = at.blocks('frontend_ip_configuration');
    return {
      address,
      name: nameOf(at, address),
      sku: at.text('sku') ?? 'Standard',
      frontends: isUnknown(frontends) ? frontends : frontends.map(frontend),
      pools: pools.filter(({ of }) => of === address || isUnknown(of)).map(({ pool }) => pool),
      rules: [
        ...mine('azurerm_lb_rule').map((one) => balancingRule(found, pools, one)),
        ...mine('azurerm_lb_nat_rule').map((one) => natRule(found, pools, one)),
      ],
      outbound: mine('azurerm_lb_outbound_rule').map((one) => outboundRule(pools, one)),
      ...(stray === undefined ? {} : { incomplete: stray.address }),
    };
  });
}

function frontend(at: Attributes): Frontend {
  const publicIp = at.link('public_ip_address_id');
  const subnet = at.link('subnet_id');
  return {
    name: nameOf(at, 'frontend'),
    public: subnet === undefined,
    ...optional('publicIp', publicIp),
    ...optional('subnet', subnet),
    ...optional('ip', addressOf(at.text('private_ip_address'))),
  };
}

interface Owned {
  readonly of: Link | undefined;
  readonly pool: BackendPool;
}

function buildPools(found: Found): Owned[] {
  const interfaces = found.of('azurerm_network_interface_backend_address_pool_association');
  const ips = found.of('azurerm_lb_backend_address_pool_address');
  const isOf = (pool: string) => (one: FoundResource) => {
    const link = one.at.link('backend_address_pool_id');
    return link === pool || isUnknown(link);
  };
  // An association whose pool is not known may be one of this pool.
  const member = ({ at, address }: FoundResource): Link =>
    isUnknown(at.link('backend_address_pool_id'))
      ? { unknown: address }
      : (at.link('network_interface_id') ?? { unknown: address });
  const ip = ({ at, address }: FoundResource): Maybe<Ipv4> =>
    (isUnknown(at.link('backend_address_pool_id')) ? undefined : addressOf(at.text('ip_address'))) ?? {
      unknown: address,
    };
  return found.of('azurerm_lb_backend_address_pool').map(({ address, at }) => ({
    of: at.link('loadbalancer_id'),
    pool: {
      address,
      interfaces: interfaces.filter(isOf(address)).map(member),
      ips: ips.filter(isOf(address)).map(ip),
    },
  }));
}

function poolAt(pools: readonly Owned[], link: Link | undefined): Maybe<BackendPool> {
  if (link === undefined || isUnknown(link)) return link ?? { unknown: 'backend_address_pool_id' };
  return pools.find(({ pool }) => pool.address === link)?.pool ?? { unknown: link };
}

function protocolOf(at: Attributes): Maybe<'tcp' | 'udp' | 'all'> {
  const text = at.text('protocol') ?? 'All';
  return isUnknown(text) ? text : (text.toLowerCase() as 'tcp' | 'udp' | 'all');
}

function common({ address, at }: FoundResource) {
  const old = at.flag('enable_floating_ip', false);
  return {
    address,
    name: nameOf(at, address),
    frontend: at.text('frontend_ip_configuration_name') ?? { unknown: 'frontend_ip_configuration_name' },
    protocol: protocolOf(at),
    floatingIp: at.raw('floating_ip_enabled') === undefined ? old : at.flag('floating_ip_enabled', false),
  };
}

/** Port 0 is every port, and each stays as it is. */
function balancingRule(found: Found, pools: readonly Owned[], resource: FoundResource): BalancerRule {
  const { at } = resource;
  const ids = at.links('backend_address_pool_ids');
  const front = at.number('frontend_port') ?? { unknown: 'frontend_port' };
  const back = at.number('backend_port') ?? { unknown: 'backend_port' };
  const probe = at.link('probe_id');
  const probeAt = found.of('azurerm_lb_probe').find(({ address }) => address === probe)?.at;
  const noSnat = at.flag('disable_outbound_snat', false);
  return {
    ...common(resource),
    frontendPorts: isUnknown(front) ? front : front === 0 ? ALL_PORTS : portSet(front, front),
    ...(back === 0 ? {} : { backendPort: back }),
    pools: isUnknown(ids) ? [ids] : ids.map((id) => poolAt(pools, id)),
    ...(probe === undefined ? {} : { probe: probeAt?.number('port') ?? { unknown: 'probe_id' } }),
    snat: isUnknown(noSnat) ? noSnat : !noSnat,
  };
}

function natRule(found: Found, pools: readonly Owned[], resource: FoundResource): BalancerRule {
  const { address, at } = resource;
  const pool = at.link('backend_address_pool_id');
  const associations = found.of('azurerm_network_interface_nat_rule_association').map((one) => ({
    rule: one.at.link('nat_rule_id'),
    to: one.at.link('network_interface_id') ?? { unknown: one.address },
  }));
  const own = associations
    .filter(({ rule }) => rule === address || isUnknown(rule))
    .map(({ rule, to }) => (isUnknown(rule) ? rule : to));
  const first = at.number('frontend_port') ?? at.number('frontend_port_start') ?? { unknown: 'frontend_port' };
  const last = at.number('frontend_port_end') ?? first;
  return {
    ...common(resource),
    frontendPorts: isUnknown(first) ? first : isUnknown(last) ? last : portSet(first, Math.max(first, last)),
    backendPort: at.number('backend_port') ?? { unknown: 'backend_port' },
    pools: pool === undefined ? [{ address, interfaces: own, ips: [] }] : [poolAt(pools, pool)],
    snat: false,
  };
}

function outboundRule(pools: readonly Owned[], { address, at }: FoundResource): OutboundRule {
  const frontends = at.blocks('frontend_ip_configuration');
  return {
    address,
    protocol: protocolOf(at),
    pool: poolAt(pools, at.link('backend_address_pool_id')),
    frontends: isUnknown(frontends) ? frontends : frontends.map((one) => nameOf(one, 'frontend')),
  };
}

const portSet = (first: number, last: number) => IntervalSet.of({ first, last });
