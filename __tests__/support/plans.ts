import { planWorkspace, type WorkspacePlan, type WorkspaceProps } from '../../src/plan/workspace-plan';

/** The least that a config says. */
export const LEAST = {
  name: 'fraud',
  environment: 'dev',
  region: 'eastus2',
  network: { addressSpace: '10.40.0.0/16' },
} as const satisfies WorkspaceProps;

/** A cluster for scoring that fits the least config. */
export const AKS = {
  serviceCidr: '10.41.0.0/16',
  dnsServiceIp: '10.41.0.10',
  nodes: { count: 3, vmSize: 'Standard_D4s_v5' },
} as const satisfies NonNullable<WorkspaceProps['aks']>;

/** The plan of the least config with some keys added or changed. */
export function plan(over: Partial<WorkspaceProps> = {}): WorkspacePlan {
  return planWorkspace({ ...LEAST, ...over });
}
