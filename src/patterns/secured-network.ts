import { Construct } from 'constructs';
import { AzureFirewall } from '../constructs/azure-firewall';
import { ClassicFirewallRules } from '../constructs/classic-firewall-rules';
import { ExistingFirewallPolicy } from '../constructs/existing-firewall-policy';
import { ExistingSubnet } from '../constructs/existing-subnet';
import { ExistingVirtualNetwork } from '../constructs/existing-virtual-network';
import { FirewallPolicyRules } from '../constructs/firewall-policy-rules';
import { NatGateway } from '../constructs/nat-gateway';
import { NetworkSecurityGroup } from '../constructs/network-security-group';
import type { After, Placement, SubnetRef, VirtualNetworkRef } from '../constructs/refs';
import { RouteTable, type RouteTableProps } from '../constructs/route-table';
import { ServiceEndpointPolicy } from '../constructs/service-endpoint-policy';
import { Subnet } from '../constructs/subnet';
import { VirtualNetwork } from '../constructs/virtual-network';
import { VirtualNetworkDns } from '../constructs/virtual-network-dns';
import { VirtualNetworkPeering } from '../constructs/virtual-network-peering';
import { FIREWALL_TIERS } from '../facts/firewall-tiers';
import { cloudOf } from '../facts/regions';
import { COMPUTE_ALIAS } from '../facts/service-aliases';
import type { FirewallRules } from '../net/firewall-rule-set';
import type { ExistingNetwork } from '../plan/existing-network';
import type { ExistingFirewall } from '../plan/firewall-plan';
import { holdsHosts, type SubnetKind } from '../plan/subnets';
import type { WorkspacePlan } from '../plan/workspace-plan';

type ByFirewall = Extract<WorkspacePlan['egress'], { readonly by: 'firewall' }>;

export interface SecuredNetworkProps {
  readonly plan: Pick<
    WorkspacePlan,
    'names' | 'region' | 'addressSpace' | 'existing' | 'subnets' | 'egress' | 'endpointPolicy' | 'peerings'
  >;
  readonly placement: Placement;
  /** The group whose accounts a service endpoint policy names, where the plan has one. */
  readonly resourceGroupId?: string;
}

/** The network: subnets with their security groups, and the one way out: a NAT gateway, a firewall, or routes to somebody else's. */
export class SecuredNetwork extends Construct {
  public readonly network: VirtualNetworkRef;
  /** The address that the subnets are seen with from outside; `undefined` where somebody else's way out decides it. */
  public readonly egressAddress: string | undefined;
  private readonly subnets = new Map<SubnetKind, SubnetRef>();
  private readonly groups = new Map<SubnetKind, NetworkSecurityGroup>();
  private readonly wayOut: After;

  constructor(scope: Construct, id: string, { plan, placement, resourceGroupId }: SecuredNetworkProps) {
    super(scope, id);
    const { names } = plan;
    this.network =
      plan.existing === undefined ? this.ours(plan, placement, resourceGroupId) : this.owners(plan, plan.existing);
    for (const { kind, rules, delegatedTo } of plan.subnets) {
      if (rules === undefined) continue;
      const group = new NetworkSecurityGroup(this, `Rules-${kind}`, {
        name: `${names.networkSecurityGroup}-${hyphenated(kind)}`,
        placement,
        rules,
        subnets: [this.subnet(kind)],
        shared: delegatedTo !== undefined,
      });
      this.groups.set(kind, group);
    }
    const peered = plan.peerings.flatMap(
      ({ key, networkId, networkName, resourceGroup, bothSides, forwardedTraffic, remoteGateways }) =>
        new VirtualNetworkPeering(this, `Peering-${key}`, {
          network: this.network,
          resourceGroupName: placement.resourceGroupName,
          remote: { virtualNetworkId: networkId, virtualNetworkName: networkName, resourceGroupName: resourceGroup },
          ...{ bothSides, forwardedTraffic, remoteGateways },
        }).ready,
    );
    const out = this.makeWayOut(plan, placement);
    this.egressAddress = out.publicAddress;
    this.wayOut = [...peered, ...out.ready];
  }

  /** @throws Error when the plan has no such subnet */
  public subnet(kind: SubnetKind): SubnetRef {
    const subnet = this.subnets.get(kind);
    if (subnet === undefined) throw new Error(`the plan has no ${kind} subnet`);
    return subnet;
  }

  /**
   * Id of the association of a subnet with its group.
   *
   * @throws Error when the plan guards no such subnet
   */
  public groupAssociationId(kind: SubnetKind): string {
    const [id] = this.groups.get(kind)?.associationIds ?? [];
    if (id === undefined) throw new Error(`the plan guards no ${kind} subnet`);
    return id;
  }

  /** What must stand before hosts are put into the subnets: guards, routes, rules of the firewall, DNS. */
  public get ready(): After {
    return [...[...this.groups.values()].flatMap(({ ready }) => ready), ...this.wayOut];
  }

  /** A network of our own, and its subnets. */
  private ours(
    plan: SecuredNetworkProps['plan'],
    placement: Placement,
    resourceGroupId: string | undefined,
  ): VirtualNetwork {
    const network = new VirtualNetwork(this, 'VirtualNetwork', {
      name: plan.names.virtualNetwork,
      placement,
      addressSpace: plan.addressSpace,
    });
    const policy = this.endpointPolicy(plan, placement, resourceGroupId);
    for (const planned of plan.subnets) {
      const subnet = new Subnet(this, `Subnet-${planned.kind}`, {
        name: planned.name,
        resourceGroupName: placement.resourceGroupName,
        virtualNetworkName: network.virtualNetworkName,
        block: `${planned.block}`,
        serviceEndpoints: planned.serviceEndpoints,
        ...(policy !== undefined && plan.endpointPolicy?.subnets.includes(planned.kind)
          ? { endpointPolicies: [policy] }
          : {}),
        guardPrivateEndpoints: planned.kind === 'privateEndpoints',
        ...(planned.delegatedTo === undefined ? {} : { delegatedTo: planned.delegatedTo }),
      });
      this.subnets.set(planned.kind, subnet);
    }
    return network;
  }

  /** Somebody else's network: looked at, and not written. */
  private owners(plan: SecuredNetworkProps['plan'], existing: ExistingNetwork): ExistingVirtualNetwork {
    const network = new ExistingVirtualNetwork(this, 'VirtualNetwork', {
      name: existing.name,
      resourceGroupName: existing.resourceGroup,
      addressSpace: existing.addressSpace,
      dnsServers: existing.dnsServers,
      location: plan.region,
    });
    for (const { kind, name, block, serviceEndpoints, routes } of plan.subnets) {
      const subnet = new ExistingSubnet(this, `Subnet-${kind}`, {
        name,
        virtualNetworkName: network.virtualNetworkName,
        resourceGroupName: network.resourceGroupName,
        block: `${block}`,
        serviceEndpoints,
        withoutRouteTable: existing.wayOut === 'ours' && kind !== 'privateEndpoints' && routes.length === 0,
      });
      this.subnets.set(kind, subnet);
    }
    return network;
  }

  private makeWayOut(
    plan: SecuredNetworkProps['plan'],
    placement: Placement,
  ): { readonly publicAddress: string | undefined; readonly ready: After } {
    const { egress } = plan;
    if (egress.by === 'nat') return this.natGateway(plan, placement);
    if (egress.by === 'firewall') return this.firewall(plan, egress, placement);
    if (egress.by === 'owner' || egress.by === 'managed') return { publicAddress: undefined, ready: [] };
    return { publicAddress: undefined, ready: this.routes(plan, placement, { gatewayRoutes: egress.gatewayRoutes }) };
  }

  /** It names the group and not the account: the account names the subnet, which names the policy. */
  private endpointPolicy(plan: SecuredNetworkProps['plan'], placement: Placement, resourceGroupId = '') {
    if (plan.endpointPolicy === undefined) return undefined;
    return new ServiceEndpointPolicy(this, 'EndpointPolicy', {
      name: plan.names.serviceEndpointPolicy,
      placement,
      accounts: [resourceGroupId, ...plan.endpointPolicy.alsoAccounts],
      aliases: [COMPUTE_ALIAS],
    });
  }

  private natGateway(plan: SecuredNetworkProps['plan'], placement: Placement) {
    const subnets = plan.subnets.filter(holdsHosts).map(({ kind }) => this.subnet(kind));
    return new NatGateway(this, 'NatGateway', {
      name: plan.names.natGateway,
      publicIpName: `${plan.names.publicIp}-nat`,
      placement,
      subnets,
    });
  }

  private firewall(plan: SecuredNetworkProps['plan'], { firewall, rules }: ByFirewall, placement: Placement) {
    if (firewall.owned === 'others') return this.othersFirewall(plan, firewall, rules, placement);
    const { names } = plan;
    const own = new AzureFirewall(this, 'Firewall', {
      name: names.firewall,
      policyName: names.firewallPolicy,
      publicIpName: `${names.publicIp}-firewall`,
      placement,
      subnet: this.subnet('firewall'),
      rules,
      tier: firewall.tier,
      classicRules: firewall.classicRules,
      ...(this.subnets.has('firewallManagement') ? { managementSubnet: this.subnet('firewallManagement') } : {}),
    });
    const dns = FIREWALL_TIERS[firewall.tier].dnsProxy
      ? new VirtualNetworkDns(this, 'Dns', { network: this.network, servers: [own.privateAddress] }).ready
      : [];
    return {
      publicAddress: own.publicAddress,
      ready: [...own.ready, ...dns, ...this.routes(plan, placement, { firewallAddress: own.privateAddress })],
    };
  }

  /** Rules of ours in somebody else's firewall, and routes that lead to it. */
  private othersFirewall(
    plan: SecuredNetworkProps['plan'],
    { target, privateAddress, publicAddress, priority }: ExistingFirewall,
    rules: FirewallRules,
    placement: Placement,
  ) {
    // Groups of several workspaces stand side by side in one policy.
    const name = plan.names.firewallPolicy;
    const added =
      'firewallName' in target
        ? new ClassicFirewallRules(this, 'FirewallRules', {
            firewallName: target.firewallName,
            resourceGroupName: target.resourceGroup,
            priority,
            rules,
            cloud: cloudOf(plan.region),
          })
        : new FirewallPolicyRules(this, 'FirewallRules', {
            name,
            policyId:
              'policyId' in target
                ? target.policyId
                : new ExistingFirewallPolicy(this, 'FirewallPolicy', {
                    name: target.policyName,
                    resourceGroupName: target.resourceGroup,
                  }).policyId,
            priority,
            rules,
            cloud: cloudOf(plan.region),
          });
    return {
      publicAddress,
      ready: [...added.ready, ...this.routes(plan, placement, { firewallAddress: privateAddress })],
    };
  }

  private routes(
    plan: SecuredNetworkProps['plan'],
    placement: Placement,
    by: Pick<RouteTableProps, 'firewallAddress' | 'gatewayRoutes'>,
  ): After {
    return plan.subnets
      .filter(({ routes }) => routes.length > 0)
      .flatMap(
        ({ kind, routes }) =>
          new RouteTable(this, `Routes-${kind}`, {
            name: `${plan.names.routeTable}-${hyphenated(kind)}`,
            placement,
            routes,
            ...by,
            subnets: [this.subnet(kind)],
          }).ready,
      );
  }
}

function hyphenated(kind: SubnetKind): string {
  return kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
