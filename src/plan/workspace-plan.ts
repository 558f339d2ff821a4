import { networkBlocks } from '../config/network-ranges';
import { ConfigError, type ConfigPath, type Notice } from '../config/problem';
import { readConfig } from '../config/read';
import type { WorkspaceConfig, WorkspaceInput } from '../config/schema';
import type { Region } from '../facts/regions';
import type { FirewallRules } from '../net/firewall-rule-set';
import type { Rule } from '../net/rule-set';
import { type OpenDoor, openDoors } from './access';
import { type AksPlan, type ExistingAksPlan, planAks } from './aks-plan';
import { aksRules } from './aks-rules';
import { machineRoutes, machineRules } from './attached';
import { computeRules, divertsDefault } from './compute-rules';
import { anyPublic, type ComputesPlan, planComputes } from './computes';
import { type DatabricksPlan, databricksRules, planDatabricks } from './databricks';
import { type FurtherAccount, planFurtherAccounts } from './datastores';
import { defaultRoute, pastDefaultRoute } from './default-route';
import { type ExistingNetwork, existingNetwork, withoutOwners } from './existing-network';
import { type FirewallPlan, fittingRules, planFirewall } from './firewall-plan';
import { firewallRules } from './firewall-rules';
import { describeHop, misplacedAppliance } from './forced-tunnelling';
import { hdinsightRules } from './hdinsight';
import { type ManagedNetworkPlan, planManagedNetwork } from './managed-network';
import { baseName, deriveNames, type ResourceNames } from './names';
import { type PlannedPeering, planPeerings } from './peerings';
import { type ExistingZone, existingZones } from './private-dns-zones';
import type { Route } from './routes';
import { type AccountAccess, accountAccess, type ServiceAccess, vaultAccess } from './service-access';
import { hasPolicy, planSubnets, type SubnetKind, type SubnetPlan } from './subnets';

/** What a user writes about one workspace, in YAML or in code. */
export type WorkspaceProps = WorkspaceInput;

/** What was decided for one workspace: plain data, nothing left to choose. */
export interface WorkspacePlan {
  /** `fraud-dev-eastus2`. */
  readonly name: string;
  readonly region: Region;
  readonly tags: Readonly<Record<string, string>>;
  readonly names: ResourceNames;
  readonly addressSpace: string;
  /** Somebody else's network that the workspace is put into; `undefined` where the network is ours. */
  readonly existing?: ExistingNetwork;
  readonly subnets: readonly PlannedSubnet[];
  /** How subnets reach the outside: nothing leaves by Azure's default outbound access. */
  readonly egress:
    | { readonly by: 'nat' }
    | { readonly by: 'firewall'; readonly rules: FirewallRules; readonly firewall: FirewallPlan }
    | { readonly by: 'tunnel'; readonly to: string; readonly gatewayRoutes: boolean }
    /** The owner of the network: nothing is made. */
    | { readonly by: 'owner' }
    /** Nothing of ours sends anything: the nodes are in a managed network. */
    | { readonly by: 'managed' };
  /** The network that Microsoft keeps for the nodes; `undefined` where they are in a subnet of ours. */
  readonly managedNetwork?: ManagedNetworkPlan;
  /** Networks that ours is peered with. */
  readonly peerings: readonly PlannedPeering[];
  readonly storage: AccountAccess & { readonly replication: WorkspaceConfig['storage']['replication'] };
  readonly keyVault: ServiceAccess;
  /** Accounts beside those of the resource group that computes reach by service endpoint; `undefined`: anybody's. */
  readonly endpointPolicy?: { readonly alsoAccounts: readonly string[]; readonly subnets: readonly SubnetKind[] };
  /** Zones that private endpoints write their names into; `undefined` where they are made here. */
  readonly existingZones?: readonly ExistingZone[];
  readonly workspace: {
    readonly publicNetworkAccess: boolean;
    /** Nodes of serverless jobs have public addresses. */
    readonly serverlessPublicIp: boolean;
    readonly highBusinessImpact: boolean;
    readonly imageBuildCluster?: string;
  };
  readonly computes: ComputesPlan;
  readonly attached: WorkspaceConfig['attached'];
  readonly aks?: AksPlan;
  readonly furtherAccounts: readonly FurtherAccount[];
  readonly databricks?: DatabricksPlan;
  readonly existingAks?: ExistingAksPlan;
  readonly doors: readonly OpenDoor[];
  readonly notices: readonly Notice[];
}

/** A subnet with the rules and routes that it carries. */
export interface PlannedSubnet extends SubnetPlan {
  /** `undefined` where Azure wants no security group. */
  readonly rules?: readonly Rule[];
  readonly routes: readonly Route[];
}

/**
 * Decides everything about a workspace.
 *
 * @throws ConfigError with every problem of the config at once
 */
export function planWorkspace(
  input: WorkspaceProps,
  where?: string,
  lineOf?: (path: ConfigPath) => number | undefined,
): WorkspacePlan {
  const { config, draft, problems, notices } = readConfig(input);
  const { subnets, problems: crowded } = planSubnets(draft);
  const misfits = [...crowded, ...misplacedAppliance(draft.forcedTunnelling, subnets)];
  if (config === undefined || misfits.length > 0) throw new ConfigError([...problems, ...misfits], where, lineOf);
  const block = (kind: SubnetKind) => subnets.find((subnet) => subnet.kind === kind)?.block;
  const computeBlock = block('compute');
  const attachedBlocks = [block('virtualMachines')].filter((one) => one !== undefined);
  const aksBlock = block('aks');
  const databricksBlocks = [block('databricksPrivate'), block('databricksPublic')].filter((one) => one !== undefined);
  const managedNetwork = planManagedNetwork(config);
  const imageBuildCluster = imageBuilder(config.compute.clusters);
  const guarded = subnets.map((subnet) => ({ ...subnet, ...guard(subnet.kind, config, subnet) }));
  const rules =
    computeBlock === undefined
      ? { network: [], application: [] }
      : fittingRules(firewallRules(config, computeBlock, aksBlock, attachedBlocks, databricksBlocks), config);
  const existing = existingNetwork(config, guarded, rules);
  const aksRoutes = guarded.find(({ kind }) => kind === 'aks')?.routes ?? [];
  const zones = existingZones(config);
  return {
    name: baseName(config),
    region: config.region,
    tags: config.tags,
    names: deriveNames(config),
    addressSpace: networkBlocks(config.network).join(', '),
    ...(existing === undefined ? {} : { existing }),
    subnets: guarded.map((subnet) => withoutOwners(subnet, config)),
    egress: wayOut(config, rules),
    ...(managedNetwork === undefined ? {} : { managedNetwork }),
    peerings: planPeerings(config),
    storage: { ...accountAccess(config, subnets), replication: config.storage.replication },
    keyVault: vaultAccess(config, subnets),
    ...(config.storage.endpointPolicy === undefined
      ? {}
      : {
          endpointPolicy: {
            ...config.storage.endpointPolicy,
            subnets: subnets.filter(({ kind }) => hasPolicy(kind, config.storage)).map(({ kind }) => kind),
          },
        }),
    ...(zones === undefined ? {} : { existingZones: zones }),
    workspace: {
      publicNetworkAccess: config.workspace.publicNetworkAccess !== undefined,
      // They live in the computes' subnet, whose routes past the way out drop what has no public address.
      serverlessPublicIp: anyPublic(config.compute) && divertsDefault(config),
      highBusinessImpact: config.workspace.highBusinessImpact,
      ...(imageBuildCluster === undefined ? {} : { imageBuildCluster }),
    },
    computes: planComputes(config.compute),
    attached: config.attached,
    ...(config.aks === undefined ? {} : planAks(config.region, config.aks, aksRoutes)),
    furtherAccounts: planFurtherAccounts(config, subnets),
    ...(config.databricks === undefined ? {} : { databricks: planDatabricks(config.databricks) }),
    doors: openDoors(config, subnets),
    notices: [...notices, ...normalised(config)],
  };
}

/** The cluster that builds images for the closed registry: one without GPU, on nodes that are not taken away. */
function imageBuilder(clusters: WorkspaceConfig['compute']['clusters']): string | undefined {
  const fit = clusters.find(({ vmSize, priority }) => priority === 'Dedicated' && !/_N/i.test(vmSize));
  return (fit ?? clusters[0])?.name;
}

function wayOut(config: WorkspaceConfig, rules: FirewallRules): WorkspacePlan['egress'] {
  const { forcedTunnelling: tunnel, network } = config;
  if (config.managedNetwork !== undefined) return { by: 'managed' };
  const added = config.outbound === 'firewall' && config.firewall.existing !== undefined;
  if (network.existing?.wayOut === 'owner' && !added) return { by: 'owner' };
  // Routes that a gateway learns go around an appliance, and are what leads to a gateway.
  if (tunnel !== undefined)
    return { by: 'tunnel', to: describeHop(tunnel.nextHop), gatewayRoutes: typeof tunnel.nextHop === 'string' };
  return config.outbound === 'firewall' ? { by: 'firewall', rules, firewall: planFirewall(config) } : { by: 'nat' };
}

function guard(
  kind: SubnetKind,
  config: WorkspaceConfig,
  { block }: SubnetPlan,
): Pick<PlannedSubnet, 'rules' | 'routes'> {
  const out = defaultRoute(config);
  switch (kind) {
    case 'compute':
      return { rules: computeRules(config), routes: [...out, ...pastDefaultRoute(config)] };
    case 'virtualMachines':
      return { rules: machineRules(config), routes: [...out, ...machineRoutes(config)] };
    case 'hdinsight':
      return { rules: hdinsightRules(config), routes: out };
    case 'aks':
      return {
        rules: config.aks === undefined ? [] : aksRules(config, config.aks, block),
        // AKS is made for a default route or for a NAT gateway; of an owner's way out it is the former.
        routes: config.network.existing?.wayOut === 'owner' ? defaultRoute({ ...config, outbound: 'firewall' }) : out,
      };
    case 'databricksPrivate':
    case 'databricksPublic':
      return { rules: databricksRules(config), routes: out };
    case 'privateEndpoints':
    case 'databricksDefault':
      return { rules: [], routes: [] };
    case 'firewall':
    case 'firewallManagement':
      return { routes: [] };
  }
}

function normalised(config: WorkspaceConfig): Notice[] {
  return config.access.clientIps.flatMap((addresses, index) => {
    const [first] = addresses;
    if (first?.writtenAs === undefined) return [];
    return [
      {
        path: ['access', 'clientIps', index],
        text: `'${first.writtenAs}' is written as ${addresses.map(({ entry }) => entry).join(' and ')}: storage takes no /31 and no /32`,
      },
    ];
  });
}
