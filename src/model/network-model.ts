import type { Cloud } from '../facts/clouds';
import type { Cidr, Ipv4 } from '../net/cidr';
import type { Attachment } from './attachments';
import type { AzureFirewall, FirewallRules } from './firewall-model';
import type { LoadBalancer } from './load-balancer-model';
import type { SecurityGroup } from './security-model';
import type { Attached, Cluster, Compute, Datastore, HdinsightCluster, Service } from './service-model';
import type { Maybe, Unknown } from './terraform-value';

/**
 * What Terraform would build, read back: plain data over one or more stacks.
 *
 * `address` is always a Terraform address (`azurerm_subnet.compute`); a link is the address of another resource of
 * the model, or unknown. IP addresses are numbers' texts in `ip` and blocks.
 */
export interface NetworkModel {
  /** Decides hosts, zones and tags; told by the locations of the resources. */
  readonly cloud: Cloud;
  readonly networks: readonly Network[];
  readonly peerings: readonly Peering[];
  readonly subnets: readonly Subnet[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly routeTables: readonly RouteTable[];
  readonly natGateways: readonly NatGateway[];
  readonly publicIps: readonly PublicIp[];
  readonly firewalls: readonly AzureFirewall[];
  /** Rules of policies whose firewall is in another input. */
  readonly strayRules: readonly FirewallRules[];
  readonly loadBalancers: readonly LoadBalancer[];
  readonly privateEndpoints: readonly PrivateEndpoint[];
  readonly dnsZones: readonly DnsZone[];
  readonly endpointPolicies: readonly EndpointPolicy[];
  readonly services: readonly Service[];
  readonly computes: readonly Compute[];
  readonly clusters: readonly Cluster[];
  readonly datastores: readonly Datastore[];
  /** Calls that attach a cluster that the input does not make. */
  readonly strayAttachments: readonly Attachment[];
  readonly machines: readonly Machine[];
  readonly attached: readonly Attached[];
  readonly hdinsight: readonly HdinsightCluster[];
  /** Resources that bear on the network and that this reader does not understand. */
  readonly notModelled: readonly { readonly address: string; readonly why: string }[];
}

export type Link = Maybe<string>;

export interface Network {
  readonly address: string;
  readonly name: string;
  readonly region: Maybe<string>;
  readonly blocks: Maybe<readonly Cidr[]>;
  /** Empty means Azure's own resolver. A firewall's or machine's address stands as its link. */
  readonly dnsServers: Maybe<readonly HostAddress[]>;
  /** The input only looks at it: who is peered with it, and what is in it, is known in part. */
  readonly elsewhere?: true;
}

/** An address that is written out, or that Azure gives to a resource of the model. */
export type HostAddress = { readonly ip: Ipv4 } | { readonly of: string } | Unknown;

/** One side of a peering. */
export interface Peering {
  readonly address: string;
  readonly from: Link;
  readonly to: Link;
  readonly allowAccess: Maybe<boolean>;
  readonly allowForwarded: Maybe<boolean>;
  readonly allowGatewayTransit: Maybe<boolean>;
  readonly useRemoteGateways: Maybe<boolean>;
}

export type EndpointPolicies = 'Disabled' | 'Enabled' | 'NetworkSecurityGroupEnabled' | 'RouteTableEnabled';

export interface Subnet {
  readonly address: string;
  readonly name: string;
  readonly network: Link;
  readonly blocks: Maybe<readonly Cidr[]>;
  /** Azure's default way out; `false` makes the subnet private. */
  readonly defaultOutbound: Maybe<boolean>;
  readonly securityGroup?: Link;
  readonly routeTable?: Link;
  readonly natGateway?: Link;
  readonly serviceEndpoints: Maybe<readonly string[]>;
  readonly endpointPolicies: Maybe<EndpointPolicies>;
  /** Service endpoint policies of storage; with one, only the accounts that it lists are reached. */
  readonly storagePolicies: Maybe<readonly Link[]>;
  readonly delegations: readonly string[];
  /** It has addresses of IPv6 as well. */
  readonly ipv6?: true;
}

export interface RouteTable {
  readonly address: string;
  readonly name: string;
  readonly routes: readonly Route[];
  /** Routes of a gateway reach the subnet too. */
  readonly propagation: Maybe<boolean>;
}

export type NextHop = 'VnetLocal' | 'Internet' | 'None' | 'VirtualNetworkGateway' | 'VirtualAppliance';

export interface Route {
  readonly address: string;
  readonly name: string;
  readonly to: { readonly block: Cidr } | { readonly tag: string } | Unknown;
  readonly hop: Maybe<NextHop>;
  /** Written as one route for each prefix of the tag: Azure is not asked to take the tag itself. */
  readonly byPrefix?: true;
  readonly appliance?: HostAddress;
}

export interface NatGateway {
  readonly address: string;
  /** At least one public address or prefix is attached. */
  readonly hasAddress: boolean;
  readonly publicIps: readonly Link[];
}

export interface PublicIp {
  readonly address: string;
  readonly sku: 'Basic' | 'Standard';
  readonly ip?: Ipv4;
}

export interface PrivateEndpoint {
  readonly address: string;
  readonly subnet: Link;
  readonly target: Link;
  /** `blob`, `vault`, `registry`, `amlworkspace`, … */
  readonly subresource: Maybe<string>;
  readonly approved: boolean;
  /** Zones in which Azure writes its names. */
  readonly zones: Maybe<readonly Link[]>;
  readonly ips: readonly Ipv4[];
}

/** The accounts that a storage endpoint leads to where the policy is attached. */
export interface EndpointPolicy {
  readonly address: string;
  /** Links to accounts and groups of the input, other ids in lower case, and aliases of services. */
  readonly resources: Maybe<readonly Link[]>;
}

export interface DnsZone {
  /** Its Terraform address, or its Azure id where the input only names it. */
  readonly address: string;
  readonly name: Maybe<string>;
  /** Somebody else's: it may have links and records that the input does not write. */
  readonly elsewhere: boolean;
  readonly links: readonly DnsLink[];
  /** Records that Terraform writes itself, by their name in the zone. */
  readonly records: readonly { readonly name: string; readonly ips: Maybe<readonly HostAddress[]> }[];
}

export interface DnsLink {
  readonly address: string;
  readonly network: Link;
  /** A name that the zone lacks is looked up in public. */
  readonly fallback: boolean;
}

/** A network interface of a virtual machine, or of another appliance. */
export interface Machine {
  readonly address: string;
  readonly subnet: Link;
  readonly ip?: Ipv4;
  readonly publicIp?: Link;
  readonly securityGroup?: Link;
  readonly applicationGroups: readonly Link[];
  readonly forwards: Maybe<boolean>;
}
