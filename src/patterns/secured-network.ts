import { Construct } from 'constructs';
import { AzureFirewall } from '../constructs/azure-firewall';
import { NatGateway } from '../constructs/nat-gateway';
import { NetworkSecurityGroup } from '../constructs/network-security-group';
import type { After, Placement, SubnetRef } from '../constructs/refs';
import { RouteTable } from '../constructs/route-table';
import { Subnet } from '../constructs/subnet';
import { VirtualNetwork } from '../constructs/virtual-network';
import { VirtualNetworkDns } from '../constructs/virtual-network-dns';
import { holdsHosts, type SubnetKind } from '../plan/subnets';
import type { WorkspacePlan } from '../plan/workspace-plan';

export interface SecuredNetworkProps {
  readonly plan: Pick<WorkspacePlan, 'names' | 'addressSpace' | 'subnets' | 'egress'>;
  readonly placement: Placement;
}

/** The network: subnets with their security groups, and the one way out, a NAT gateway or a firewall. */
export class SecuredNetwork extends Construct {
  public readonly network: VirtualNetwork;
  /** The address that the subnets are seen with from outside. */
  public readonly egressAddress: string;
  private readonly subnets = new Map<SubnetKind, SubnetRef>();
  private readonly guards: After;
  private readonly wayOut: After;

  constructor(scope: Construct, id: string, { plan, placement }: SecuredNetworkProps) {
    super(scope, id);
    const { names } = plan;
    this.network = new VirtualNetwork(this, 'VirtualNetwork', {
      name: names.virtualNetwork,
      placement,
      addressSpace: plan.addressSpace,
    });
    for (const planned of plan.subnets) {
      const subnet = new Subnet(this, `Subnet-${planned.kind}`, {
        name: planned.name,
        resourceGroupName: placement.resourceGroupName,
        virtualNetworkName: this.network.virtualNetworkName,
        block: `${planned.block}`,
        serviceEndpoints: planned.serviceEndpoints,
        guardPrivateEndpoints: planned.kind === 'privateEndpoints',
      });
      this.subnets.set(planned.kind, subnet);
    }
    this.guards = plan.subnets.flatMap(({ kind, rules }) =>
      rules === undefined
        ? []
        : new NetworkSecurityGroup(this, `Rules-${kind}`, {
            name: `${names.networkSecurityGroup}-${hyphenated(kind)}`,
            placement,
            rules,
            subnets: [this.subnet(kind)],
          }).ready,
    );
    const out =
      plan.egress.by === 'nat' ? this.natGateway(plan, placement) : this.firewall(plan, plan.egress.rules, placement);
    this.egressAddress = out.publicAddress;
    this.wayOut = out.ready;
  }

  /** @throws Error when the plan has no such subnet */
  public subnet(kind: SubnetKind): SubnetRef {
    const subnet = this.subnets.get(kind);
    if (subnet === undefined) throw new Error(`the plan has no ${kind} subnet`);
    return subnet;
  }

  /** What must stand before hosts are put into the subnets: guards, routes, rules of the firewall, DNS. */
  public get ready(): After {
    return [...this.guards, ...this.wayOut];
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

  private firewall(
    plan: SecuredNetworkProps['plan'],
    rules: ConstructorParameters<typeof AzureFirewall>[2]['rules'],
    placement: Placement,
  ) {
    const { names } = plan;
    const firewall = new AzureFirewall(this, 'Firewall', {
      name: names.firewall,
      policyName: names.firewallPolicy,
      publicIpName: `${names.publicIp}-firewall`,
      placement,
      subnet: this.subnet('firewall'),
      rules,
    });
    const dns = new VirtualNetworkDns(this, 'Dns', { network: this.network, servers: [firewall.privateAddress] });
    const tables = plan.subnets
      .filter(({ routes }) => routes.length > 0)
      .map(
        ({ kind, routes }) =>
          new RouteTable(this, `Routes-${kind}`, {
            name: `${names.routeTable}-${hyphenated(kind)}`,
            placement,
            routes,
            firewallAddress: firewall.privateAddress,
            subnets: [this.subnet(kind)],
          }),
      );
    return {
      publicAddress: firewall.publicAddress,
      ready: [...firewall.ready, ...dns.ready, ...tables.flatMap((table) => table.ready)],
    };
  }
}

function hyphenated(kind: SubnetKind): string {
  return kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
