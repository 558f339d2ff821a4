import { StorageAccount as TfStorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageAccountNetworkRulesA } from '@cdktf/provider-azurerm/lib/storage-account-network-rules';
import { Construct } from 'constructs';
import { type After, dependsOn, type Placement, placed, type SubnetRef, type Waits } from './refs';

/** Who passes the firewall of an account. Everybody else is refused. */
export interface StorageFirewallRules {
  /** Subnets with the service endpoint `Microsoft.Storage`. */
  readonly subnets: readonly SubnetRef[];
  /** Public addresses, or blocks of /30 and larger (see `readClientAddress`). */
  readonly clientIps: readonly string[];
}

export interface StorageAccountProps {
  readonly name: string;
  readonly placement: Placement;
  /** @default 'LRS' */
  readonly replication?: 'LRS' | 'ZRS' | 'GRS' | 'GZRS' | 'RAGRS' | 'RAGZRS';
  /**
   * The firewall, on from the first second, with Azure's trusted services let through.
   *
   * `undefined` leaves the account open until a `StorageFirewall` closes it: the only way to name a workspace that
   * itself needs the account.
   */
  readonly firewall: StorageFirewallRules | undefined;
  /**
   * Whether it has a public address at all. Without one only private endpoints reach it, and what Azure lets through
   * all the same: trusted services, and instances that a `StorageFirewall` names.
   * @default true - subnets with a service endpoint come to it
   */
  readonly publicNetworkAccess?: boolean;
  /** A hierarchical namespace (Data Lake Storage Gen2); no workspace takes such an account as its default. @default false */
  readonly hierarchical?: boolean;
  /** @default true - the default datastores of a workspace use them */
  readonly sharedKeys?: boolean;
  /** Instances that pass in place of Azure's trusted services, where `firewall` is written. @default - trusted services */
  readonly trusted?: readonly { readonly resourceId: string; readonly tenantId: string }[];
}

/**
 * An account that a workspace takes as its default: StorageV2, flat, TLS 1.2, no public blobs.
 *
 * Shared keys stay on: the workspace's default datastores use them, and azurerm 4.55 cannot set identity access.
 * @see docs/adr/0005-closed-by-default.md
 */
export class StorageAccount extends Construct {
  public readonly storageAccountId: string;
  /** A key of the account; it is in the state wherever it is used. */
  public readonly accountKey: string;
  /** `https://<account>.dfs.core.windows.net/`. */
  public readonly filesUrl: string;
  public readonly ready: After;

  constructor(scope: Construct, id: string, props: StorageAccountProps) {
    super(scope, id);
    const account = new TfStorageAccount(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      accountKind: 'StorageV2',
      accountTier: 'Standard',
      accountReplicationType: props.replication ?? 'LRS',
      isHnsEnabled: props.hierarchical ?? false,
      minTlsVersion: 'TLS1_2',
      httpsTrafficOnlyEnabled: true,
      allowNestedItemsToBePublic: false,
      crossTenantReplicationEnabled: false,
      localUserEnabled: false,
      sftpEnabled: false,
      sharedAccessKeyEnabled: props.sharedKeys ?? true,
      defaultToOauthAuthentication: true,
      // Subnets with a service endpoint come to the public address, so it stays and the firewall decides.
      publicNetworkAccessEnabled: props.publicNetworkAccess ?? true,
      ...(props.firewall === undefined
        ? {}
        : { networkRules: { ...closed(props.firewall), ...passing(props.trusted ?? 'services') } }),
    });
    this.storageAccountId = account.id;
    this.accountKey = account.primaryAccessKey;
    this.filesUrl = account.primaryDfsEndpoint;
    this.ready = [account];
  }
}

export interface StorageFirewallProps extends StorageFirewallRules, Waits {
  readonly storageAccountId: string;
  /** Let through Azure's trusted services, or the instances that are named and nothing else of Azure. */
  readonly trusted: 'services' | readonly { readonly resourceId: string; readonly tenantId: string }[];
}

/**
 * The firewall of an account as a resource of its own, for an account whose own firewall is not written
 * (Azure keeps one, and the provider refuses the second).
 */
export class StorageFirewall extends Construct {
  public readonly ready: After;

  constructor(scope: Construct, id: string, props: StorageFirewallProps) {
    super(scope, id);
    const rules = new StorageAccountNetworkRulesA(this, 'Resource', {
      storageAccountId: props.storageAccountId,
      ...closed(props),
      ...passing(props.trusted),
      ...dependsOn(props),
    });
    this.ready = [rules];
  }
}

function closed({ subnets, clientIps }: StorageFirewallRules) {
  return {
    defaultAction: 'Deny',
    ipRules: [...clientIps],
    virtualNetworkSubnetIds: subnets.map(({ subnetId }) => subnetId),
  };
}

/** Who passes besides the rules: Azure's trusted services, or instances and nothing else of Azure. */
function passing(trusted: StorageFirewallProps['trusted']) {
  const instances = trusted === 'services' ? [] : trusted;
  return {
    bypass: trusted === 'services' ? ['AzureServices'] : ['None'],
    ...(instances.length === 0
      ? {}
      : {
          privateLinkAccess: instances.map(({ resourceId, tenantId }) => ({
            endpointResourceId: resourceId,
            endpointTenantId: tenantId,
          })),
        }),
  };
}
