import { ConfigError } from '../../src/config/problem';
import { planWorkspace, type WorkspacePlan, type WorkspaceProps } from '../../src/plan/workspace-plan';

/** A config in which every section stands, so that a change of one value is a change of one thing. */
const FULL = {
  name: 'fraud',
  environment: 'dev',
  region: 'eastus2',
  tags: { owner: 'ml-platform' },
  uniqueSuffix: 'abc123',
  names: {},
  provider: { azurerm: '4' },
  backend: { local: { path: 'fraud.tfstate' } },
  network: { addressSpace: '10.40.0.0/16', reserved: ['10.0.0.0/16'], subnets: {} },
  outbound: 'firewall',
  firewall: { packages: ['python'], hosts: [{ host: 'artifacts.corp.example', reason: 'Our own package mirror' }] },
  access: { clientIps: ['203.0.113.7'] },
  storage: { trusted: 'services', replication: 'LRS' },
  workspace: { publicNetworkAccess: { reason: 'Reviewers have no VPN' } },
  compute: {
    communication: 'simplified',
    publicIp: { reason: 'Administrators look at failed jobs' },
    localAuth: { reason: 'SSH of the administrators' },
    ssh: {
      reason: 'Administrators look at failed jobs',
      from: ['198.51.100.0/28'],
      adminUsername: 'azureuser',
      publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample admin@example',
    },
    clusters: [
      { name: 'cpu', vmSize: 'Standard_D4s_v5', minNodes: 0, maxNodes: 4, idleMinutes: 2, priority: 'Dedicated' },
    ],
    instances: [{ name: 'notebook-1', vmSize: 'Standard_D4s_v5' }],
  },
  aks: {
    serviceCidr: '10.41.0.0/16',
    dnsServiceIp: '10.41.0.10',
    dockerBridgeCidr: '172.17.0.1/16',
    nodes: { count: 3, vmSize: 'Standard_D4s_v5', maxPods: 30, maxSurge: 1 },
    loadBalancer: 'internal',
    scoringFrom: ['10.0.0.0/16'],
    publicApiServer: { reason: 'Pipelines run outside', from: ['198.51.100.0/28'] },
  },
} as const satisfies WorkspaceProps;

/** Values by where they stand: `{ 'compute.clusters[0].maxNodes': 5 }`; `undefined` takes a key away. */
export type Change = Readonly<Record<string, unknown>>;

/** The full config with some values changed. */
export function configWith(...changes: readonly Change[]): WorkspaceProps {
  const config: unknown = structuredClone(FULL);
  // Copied, as a later change may reach into the value of an earlier one.
  for (const change of changes)
    for (const [path, value] of Object.entries(change)) put(config, keysOf(path), structuredClone(value));
  return config as WorkspaceProps;
}

/** `a.b[0]` as its keys; a key in quotes may hold anything: `tags."a.b"`. */
function keysOf(path: string): string[] {
  return [...path.matchAll(/"([^"]*)"|[^.[\]]+/g)].map(([plain, quoted]) => quoted ?? plain);
}

function put(root: unknown, keys: readonly string[], value: unknown): void {
  const last = keys.at(-1) ?? '';
  const at = keys.slice(0, -1).reduce(
    (inner, key, index) => {
      inner[key] ??= /^\d+$/.test(keys[index + 1] ?? '') ? [] : {};
      return inner[key] as Record<string, unknown>;
    },
    root as Record<string, unknown>,
  );
  if (value === undefined) delete at[last];
  else at[last] = structuredClone(value);
}

/** What a config is refused with. */
export function refusalOf(input: unknown): ConfigError {
  try {
    planWorkspace(input as WorkspaceProps);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the config was not refused');
}

/** The plan of the full config with some values changed. */
export function planOf(...changes: readonly Change[]): WorkspacePlan {
  return planWorkspace(configWith(...changes));
}
