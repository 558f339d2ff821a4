import { KubernetesCluster as TfKubernetesCluster } from '@cdktf/provider-azurerm/lib/kubernetes-cluster';
import { Construct } from 'constructs';
import { dependsOn, type IdentityRef, type Placement, placed, type SubnetRef, type Waits } from './refs';

export interface KubernetesClusterProps extends Waits {
  readonly name: string;
  /** The group that AKS makes for its nodes. @default - `MC_<group>_<name>_<region>`, refused where that has over 80 characters */
  readonly nodeResourceGroup?: string;
  readonly placement: Placement;
  readonly subnet: SubnetRef;
  /** Holds Network Contributor on the subnet before the cluster is made. */
  readonly identity: IdentityRef;
  /** CIDR of the services, apart from the network and all that is connected to it. */
  readonly serviceCidr: string;
  /** An address of `serviceCidr` after its first. */
  readonly dnsServiceIp: string;
  /** Addresses of the pods of an overlay, a /24 for each node. @default - pods have addresses of the subnet */
  readonly podCidr?: string;
  readonly nodes: {
    readonly count: number;
    readonly vmSize: string;
    readonly maxPods: number;
    readonly maxSurge: number;
  };
  /** What must stand first: the route to a firewall, or the NAT gateway of the subnet. */
  readonly outboundType: 'userDefinedRouting' | 'userAssignedNATGateway';
  /** Blocks that reach a public API server. @default - the API server is private */
  readonly apiServerFrom?: readonly string[];
}

/**
 * AKS with Azure CNI in a subnet of the network: nodes have addresses of it, and pods too where there is no overlay.
 *
 * Local accounts stay on, since Azure Machine Learning attaches with them.
 */
export class KubernetesCluster extends Construct {
  public readonly clusterId: string;
  public readonly clusterName: string;
  /** Object id of the identity that pulls images. */
  public readonly kubeletPrincipalId: string;

  constructor(scope: Construct, id: string, props: KubernetesClusterProps) {
    super(scope, id);
    const { nodes, apiServerFrom } = props;
    const cluster = new TfKubernetesCluster(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      dnsPrefix: props.name.replaceAll('_', '-').slice(0, 54).replace(/-+$/, ''),
      ...(props.nodeResourceGroup === undefined ? {} : { nodeResourceGroup: props.nodeResourceGroup }),
      skuTier: 'Standard',
      privateClusterEnabled: apiServerFrom === undefined,
      ...(apiServerFrom === undefined
        ? { privateDnsZoneId: 'System', privateClusterPublicFqdnEnabled: false }
        : { apiServerAccessProfile: { authorizedIpRanges: [...apiServerFrom] } }),
      runCommandEnabled: false,
      localAccountDisabled: false,
      roleBasedAccessControlEnabled: true,
      oidcIssuerEnabled: true,
      automaticUpgradeChannel: 'patch',
      nodeOsUpgradeChannel: 'NodeImage',
      defaultNodePool: {
        name: 'system',
        vmSize: nodes.vmSize,
        nodeCount: nodes.count,
        maxPods: nodes.maxPods,
        vnetSubnetId: props.subnet.subnetId,
        nodePublicIpEnabled: false,
        upgradeSettings: { maxSurge: String(nodes.maxSurge) },
      },
      networkProfile: {
        networkPlugin: 'azure',
        ...(props.podCidr === undefined ? {} : { networkPluginMode: 'overlay', podCidr: props.podCidr }),
        networkPolicy: 'azure',
        serviceCidr: props.serviceCidr,
        dnsServiceIp: props.dnsServiceIp,
        outboundType: props.outboundType,
        loadBalancerSku: 'standard',
      },
      identity: { type: 'UserAssigned', identityIds: [props.identity.identityId] },
      ...dependsOn(props),
    });
    this.clusterId = cluster.id;
    this.clusterName = cluster.name;
    this.kubeletPrincipalId = cluster.kubeletIdentity.objectId;
  }
}
