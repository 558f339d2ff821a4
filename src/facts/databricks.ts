import type { BaseTag } from './service-tags';
import type { Sourced } from './source';

const DELEGATION_PAGE = { source: 'databricksNetwork', confidence: 'high' } as const;

export interface DatabricksFlow extends Sourced {
  /** The name of the rule. */
  readonly name: string;
  readonly tag: BaseTag;
  readonly ports: readonly string[];
  /** It goes to the private endpoint where the front end is closed. */
  readonly byPrivateLink: boolean;
  /** At most 140 characters: it becomes the description of the rule. */
  readonly why: string;
}

const flow = (
  name: string,
  tag: BaseTag,
  ports: readonly string[],
  why: string,
  over: Partial<DatabricksFlow> = {},
): DatabricksFlow => ({ name, tag, ports, why, byPrivateLink: false, ...DELEGATION_PAGE, ...over });

/**
 * What the clusters open, all of it over TCP. No tag carries a region: the artifacts of a region have their copies in
 * another one, and Databricks writes its own rules without regions too.
 */
export const DATABRICKS_FLOWS: readonly DatabricksFlow[] = [
  flow(
    'databricks',
    'AzureDatabricks',
    ['443', '3306', '8443-8451'],
    'Relay of the clusters, web application and API',
    {
      byPrivateLink: true,
    },
  ),
  flow('databricks-metastore', 'Sql', ['3306'], 'The Hive metastore that comes with the region'),
  flow('databricks-storage', 'Storage', ['443'], 'Runtime images, logs, and the root file system of the workspace'),
  flow('databricks-events', 'EventHub', ['9093'], 'Logs of the clusters'),
];

/** Where clusters sign in to storage with an identity of Microsoft Entra; Databricks brings no rule for it. */
export const DATABRICKS_SIGN_IN: DatabricksFlow = flow(
  'databricks-entra-id',
  'AzureActiveDirectory',
  ['443'],
  'Tokens from Microsoft Entra ID, for data that clusters read with an identity',
  { source: 'databricksRoutes' },
);

/** The tier of the workspace. Standard: no new ones from 2026-04-01, the others become Premium on 2026-10-01. */
export const DATABRICKS_TIERS = {
  taken: ['premium'],
  standard: { closedOn: '2026-04-01', becomesPremiumOn: '2026-10-01', source: 'databricksTiers', confidence: 'medium' },
} as const satisfies { taken: readonly string[]; standard: { closedOn: string; becomesPremiumOn: string } & Sourced };

/** The rules that Databricks is asked to write: with a private endpoint it needs none to its control plane. */
export const DATABRICKS_RULE_SETS = {
  publicFrontEnd: { rules: 'AllRules', ...DELEGATION_PAGE },
  privateLink: { rules: 'NoAzureDatabricksRules', source: 'databricksPrivateLink', confidence: 'high' },
} as const satisfies Record<string, { rules: string } & Sourced>;

/** Name of the compute that the workspace sees Databricks as. */
export const DATABRICKS_COMPUTE_NAME = 'databricks';

export interface DatabricksRule extends Sourced {
  readonly name: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly priority: number;
  readonly protocol: 'Tcp' | '*';
  readonly from: string;
  readonly to: string;
  readonly ports: readonly string[];
  /** To or from the control plane: not there where the workspace asks for `NoAzureDatabricksRules`. */
  readonly controlPlane?: true;
  /** Only where nodes have public addresses. */
  readonly publicNodes?: true;
}

const brought = (one: Omit<DatabricksRule, keyof Sourced>): DatabricksRule => ({
  ...one,
  name: `Microsoft.Databricks-workspaces_UseOnly_databricks-${one.name}`,
  source: 'databricksRules',
  confidence: 'medium',
});
const inside = { from: 'VirtualNetwork', to: 'VirtualNetwork', protocol: '*', ports: ['*'] } as const;
const outward = { direction: 'Outbound', from: 'VirtualNetwork', protocol: 'Tcp' } as const;
const inward = { direction: 'Inbound', from: 'AzureDatabricks', to: 'VirtualNetwork', protocol: 'Tcp' } as const;

/** What Databricks writes into the groups of its subnets, all of it allowed; Terraform shows none of it before apply. */
export const DATABRICKS_RULES: readonly DatabricksRule[] = [
  brought({ name: 'worker-to-worker-inbound', direction: 'Inbound', priority: 100, ...inside }),
  brought({
    name: 'control-plane-to-worker-ssh',
    ...inward,
    priority: 101,
    ports: ['22'],
    controlPlane: true,
    publicNodes: true,
  }),
  brought({
    name: 'control-plane-to-worker-proxy',
    ...inward,
    priority: 102,
    ports: ['5557'],
    controlPlane: true,
    publicNodes: true,
  }),
  brought({
    name: 'worker-to-databricks-webapp',
    ...outward,
    priority: 100,
    to: 'AzureDatabricks',
    ports: ['443', '3306', '8443-8451'],
    controlPlane: true,
  }),
  brought({ name: 'worker-to-sql', ...outward, priority: 101, to: 'Sql', ports: ['3306'] }),
  brought({ name: 'worker-to-storage', ...outward, priority: 102, to: 'Storage', ports: ['443'] }),
  brought({ name: 'worker-to-worker-outbound', direction: 'Outbound', priority: 103, ...inside }),
  brought({ name: 'worker-to-eventhub', ...outward, priority: 104, to: 'EventHub', ports: ['9093'] }),
];
