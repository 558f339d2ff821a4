import type { Cloud } from '../facts/clouds';
import type { Cidr } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';
import type { Attachment } from './attachments';
import type { Link } from './network-model';
import type { Maybe } from './terraform-value';

export type ServiceKind = 'storage' | 'vault' | 'registry' | 'workspace' | 'databricks';

/** A service with a public name and its own firewall. */
export interface Service {
  readonly address: string;
  readonly kind: ServiceKind;
  readonly name: Maybe<string>;
  readonly region: Maybe<string>;
  readonly cloud: Cloud;
  /** The resource group that holds it. */
  readonly group?: Link;
  readonly groupName?: Maybe<string>;
  /** In lower case, where Azure has given it already. */
  readonly id?: string;
  readonly publicAccess: Maybe<boolean>;
  readonly defaultAction: Maybe<'Allow' | 'Deny'>;
  /** Azure's trusted services pass. */
  readonly trusted: Maybe<boolean>;
  readonly ipRules: Maybe<readonly Cidr[]>;
  readonly subnetRules: Maybe<readonly Link[]>;
  /** Storage: instances of services that pass with their identity (`private_link_access`). */
  readonly instanceRules: Maybe<readonly Link[]>;
  /** Registry: layers come from the registry's own data endpoint. */
  readonly dataEndpoint?: Maybe<boolean>;
  /** Workspace: what it works with. */
  readonly workspace?: WorkspaceParts;
}

export interface WorkspaceParts {
  readonly storage?: Link;
  readonly vault?: Link;
  readonly registry?: Link;
  readonly isolation: Maybe<'Disabled' | 'AllowInternetOutbound' | 'AllowOnlyApprovedOutbound'>;
  readonly highBusinessImpact: Maybe<boolean>;
  readonly outboundRules: readonly ManagedOutboundRule[];
}

/** A rule of the network that the workspace manages. */
export interface ManagedOutboundRule {
  readonly address: string;
  readonly to:
    | { readonly fqdn: Maybe<string> }
    | { readonly endpointOf: Link; readonly part: Maybe<string> }
    | { readonly tag: Maybe<string>; readonly ports: Maybe<IntervalSet>; readonly protocol: Maybe<string> };
}

export interface Compute {
  readonly address: string;
  readonly name: string;
  readonly kind: 'cluster' | 'instance' | 'serverless' | 'attached' | 'databricks';
  readonly workspace: Link;
  /** Missing: the nodes are in Microsoft's network, or in the managed one. */
  readonly subnet?: Link;
  readonly publicIp: Maybe<boolean>;
  readonly sshPublic: Maybe<boolean>;
}

/** An AKS cluster. */
export interface Cluster {
  readonly address: string;
  readonly name: Maybe<string>;
  /** Of the first node pool. */
  readonly subnet?: Link;
  /** Further node pools. */
  readonly pools: readonly { readonly address: string; readonly subnet?: Link }[];
  readonly private: Maybe<boolean>;
  readonly outbound: Maybe<string>;
  /** Addresses of the pods of an overlay, which are in no network; missing where there is no overlay. */
  readonly podBlocks?: Maybe<readonly Cidr[]>;
  readonly authorizedRanges: Maybe<readonly Cidr[]>;
  /** Where models answer; missing: nowhere, in this input. */
  readonly scoring?: { readonly address: string; readonly internal: Maybe<boolean> };
  /** The extension of Azure Machine Learning. */
  readonly extension?: {
    readonly address: string;
    readonly training: Maybe<boolean>;
    readonly inference: Maybe<boolean>;
    /** Scoring over plain HTTP. */
    readonly insecure: Maybe<boolean>;
  };
  /** Calls that make it a compute of a workspace. */
  readonly attachments: readonly Attachment[];
}

/** A Spark or other cluster of HDInsight. */
export interface HdinsightCluster {
  readonly address: string;
  readonly name: string;
  readonly workspace: Link;
  /** Of its head nodes. */
  readonly subnet: Link;
  /** It has public endpoints, and is managed from outside. */
  readonly publicIp: Maybe<boolean>;
  /** A workspace signs in to it. */
  readonly attached: boolean;
}

/** A machine of one's own that the workspace signs in to by SSH. */
export interface Attached {
  /** The machine. */
  readonly address: string;
  readonly name: string;
  readonly workspace: Link;
  /** Its first network interface. */
  readonly machine: Link;
  /** Where the service signs in; missing: the input does not say. */
  readonly sshPort?: number;
}

/** A datastore of a workspace. */
export interface Datastore {
  readonly address: string;
  readonly kind: 'blob' | 'file' | 'dataLake';
  readonly workspace: Link;
  readonly account: Link;
}
