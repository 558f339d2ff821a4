import { ConfigError, type ConfigPath, type Notice } from '../config/problem';
import { readConfig } from '../config/read';
import type { WorkspaceConfig, WorkspaceInput } from '../config/schema';
import type { Region } from '../facts/regions';
import type { FirewallRules } from '../net/firewall-rule-set';
import type { Rule } from '../net/rule-set';
import { type OpenDoor, openDoors } from './access';
import { type AksPlan, planAks } from './aks-plan';
import { aksRules } from './aks-rules';
import { asymmetryRoutes, computeRules } from './compute-rules';
import { type ComputesPlan, planComputes } from './computes';
import { firewallRules } from './firewall-rules';
import { baseName, deriveNames, type ResourceNames } from './names';
import { type ExistingZone, existingZones } from './private-dns-zones';
import { DEFAULT_ROUTE, type Route } from './routes';
import { accountAccess, type ServiceAccess, vaultAccess } from './service-access';
import { planSubnets, type SubnetKind, type SubnetPlan } from './subnets';

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
  readonly subnets: readonly PlannedSubnet[];
  /** How subnets reach the outside: nothing leaves by Azure's default outbound access. */
  readonly egress: { readonly by: 'nat' } | { readonly by: 'firewall'; readonly rules: FirewallRules };
  readonly storage: ServiceAccess & { readonly replication: WorkspaceConfig['storage']['replication'] };
  readonly keyVault: ServiceAccess;
  /** Zones that private endpoints write their names into; `undefined` where they are made here. */
  readonly existingZones?: readonly ExistingZone[];
  readonly workspace: { readonly publicNetworkAccess: boolean; readonly imageBuildCluster?: string };
  readonly computes: ComputesPlan;
  readonly aks?: AksPlan;
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
  const { subnets, problems: misfits } = planSubnets(draft);
  if (config === undefined || misfits.length > 0) throw new ConfigError([...problems, ...misfits], where, lineOf);
  const block = (kind: SubnetKind) => subnets.find((subnet) => subnet.kind === kind)?.block;
  const computeBlock = block('compute');
  const aksBlock = block('aks');
  if (computeBlock === undefined) throw new Error('every plan has a compute subnet');
  const imageBuildCluster = imageBuilder(config.compute.clusters);
  const planned = subnets.map((subnet) => ({ ...subnet, ...guard(subnet.kind, config, subnet) }));
  const aksRoutes = planned.find(({ kind }) => kind === 'aks')?.routes ?? [];
  const zones = existingZones(config);
  return {
    name: baseName(config),
    region: config.region,
    tags: config.tags,
    names: deriveNames(config),
    addressSpace: `${config.network.addressSpace}`,
    subnets: planned,
    egress:
      config.outbound === 'firewall'
        ? { by: 'firewall', rules: firewallRules(config, computeBlock, aksBlock) }
        : { by: 'nat' },
    storage: { ...accountAccess(config, subnets), replication: config.storage.replication },
    keyVault: vaultAccess(config, subnets),
    ...(zones === undefined ? {} : { existingZones: zones }),
    workspace: {
      publicNetworkAccess: config.workspace.publicNetworkAccess !== undefined,
      ...(imageBuildCluster === undefined ? {} : { imageBuildCluster }),
    },
    computes: planComputes(config.compute),
    ...(config.aks === undefined ? {} : { aks: planAks(config.aks, aksRoutes) }),
    doors: openDoors(config, subnets),
    notices: [...notices, ...normalised(config)],
  };
}

/** The cluster that builds images for the closed registry: one without GPU, on nodes that are not taken away. */
function imageBuilder(clusters: WorkspaceConfig['compute']['clusters']): string | undefined {
  const fit = clusters.find(({ vmSize, priority }) => priority === 'Dedicated' && !/_N/i.test(vmSize));
  return (fit ?? clusters[0])?.name;
}

function guard(
  kind: SubnetKind,
  config: WorkspaceConfig,
  { block }: SubnetPlan,
): Pick<PlannedSubnet, 'rules' | 'routes'> {
  const toFirewall: Route[] =
    config.outbound === 'firewall'
      ? [
          {
            name: 'default',
            to: DEFAULT_ROUTE,
            nextHop: 'Firewall',
            why: 'Everything that leaves is asked of the firewall',
          },
        ]
      : [];
  switch (kind) {
    case 'compute':
      return {
        rules: computeRules(config),
        routes: toFirewall.length === 0 ? [] : [...toFirewall, ...asymmetryRoutes(config)],
      };
    case 'aks':
      return { rules: config.aks === undefined ? [] : aksRules(config, config.aks, block), routes: toFirewall };
    case 'privateEndpoints':
      return { rules: [], routes: [] };
    case 'firewall':
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
