import type { Cidr, Ipv4 } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';
import type { HostAddress, Link } from './network-model';
import type { Party } from './security-model';
import type { Maybe } from './terraform-value';

/** Rules in the order in which a firewall asks them. */
export interface FirewallRules {
  readonly nat: readonly FirewallCollection<NatRule>[];
  readonly network: readonly FirewallCollection<FirewallNetworkRule>[];
  readonly application: readonly FirewallCollection<FirewallApplicationRule>[];
}

export interface AzureFirewall extends FirewallRules {
  readonly address: string;
  readonly name: string;
  /** `AzureFirewallSubnet`. */
  readonly subnet: Link;
  readonly privateIp?: Ipv4;
  readonly publicIps: readonly Link[];
  readonly tier: Maybe<'Basic' | 'Standard' | 'Premium'>;
  /** It has a management interface, so its traffic may be sent on by a route. */
  readonly managed: boolean;
  readonly dnsProxy: Maybe<boolean>;
  /** Empty means Azure's own resolver. */
  readonly dnsServers: Maybe<readonly HostAddress[]>;
  /** Destinations that are not source-translated; undefined means Azure's default, the private ranges. */
  readonly privateRanges?: Maybe<readonly Cidr[]>;
  /** A policy that is not in the input decides as well. */
  readonly incomplete?: string;
}

/** Collections stand in the order in which the firewall asks them: parent policy, group, collection. */
export interface FirewallCollection<Rule> {
  readonly address: string;
  readonly name: string;
  readonly allow: Maybe<boolean>;
  readonly rules: readonly Rule[];
  readonly place: CollectionPlace;
}

/** What decides when a collection is asked. */
export interface CollectionPlace {
  /** How far its policy is from the one that inherits from nobody; parents go first. */
  readonly policy: number;
  /** The address of its group; empty for a classic collection. */
  readonly group: string;
  readonly groupPriority: Maybe<number>;
  readonly priority: Maybe<number>;
}

export type FirewallProtocol = 'TCP' | 'UDP' | 'ICMP' | 'Any';

export interface FirewallNetworkRule {
  readonly name: string;
  readonly sources: readonly Party[];
  readonly destinations: readonly (Party | { readonly fqdn: string })[];
  readonly protocols: Maybe<readonly FirewallProtocol[]>;
  readonly ports: Maybe<IntervalSet>;
}

export interface FirewallApplicationRule {
  readonly name: string;
  readonly sources: readonly Party[];
  readonly fqdns: Maybe<readonly string[]>;
  readonly fqdnTags: readonly string[];
  /** Paths are judged too; only with TLS inspection for HTTPS. */
  readonly urls: readonly string[];
  readonly protocols: Maybe<readonly { readonly type: string; readonly port: number }[]>;
}

export interface NatRule {
  readonly name: string;
  readonly sources: readonly Party[];
  readonly destination: Maybe<HostAddress>;
  readonly protocols: Maybe<readonly FirewallProtocol[]>;
  readonly ports: Maybe<IntervalSet>;
  readonly translated: Maybe<HostAddress | { readonly fqdn: string }>;
  readonly translatedPort: Maybe<number>;
}
