import type { Sourced } from './source';

export interface NameRule extends Sourced {
  /** The abbreviation that a derived name starts with. */
  readonly prefix: string;
  readonly pattern: RegExp;
  readonly maxLength: number;
  /** The pattern in words, for a message. */
  readonly words: string;
  /** Unique in all of Azure, so that a derived name carries a suffix. */
  readonly global?: true;
}

const rule = <const T extends NameRule>(row: T): NameRule => row;

/** What Azure accepts as a name, per resource; where two sources disagree, the stricter. Abbreviations: source `namesAbbreviations`. */
export const NAME_RULES = {
  resourceGroup: rule({
    prefix: 'rg',
    pattern: /^[\w().-]{0,89}[\w()-]$/,
    maxLength: 90,
    words: '1-90 letters, digits, _ - . ( ), no dot at the end',
    source: 'nameRules',
    confidence: 'high',
  }),
  virtualNetwork: rule({
    prefix: 'vnet',
    pattern: /^[a-zA-Z0-9][\w.-]{0,62}\w$/,
    maxLength: 64,
    words: '2-64 letters, digits, _ - ., starting with a letter or digit',
    source: 'nameRules',
    confidence: 'high',
  }),
  networkSecurityGroup: rule({
    prefix: 'nsg',
    pattern: /^[a-zA-Z0-9][\w.-]{0,78}\w$/,
    maxLength: 80,
    words: '2-80 letters, digits, _ - .',
    source: 'nameRules',
    confidence: 'high',
  }),
  routeTable: rule({
    prefix: 'rt',
    pattern: /^[a-zA-Z0-9][\w.-]{0,78}\w$/,
    maxLength: 80,
    words: '2-80 letters, digits, _ - .',
    source: 'nameRules',
    confidence: 'high',
  }),
  natGateway: rule({
    prefix: 'ng',
    pattern: /^[a-zA-Z0-9][\w.-]{0,78}\w$/,
    maxLength: 80,
    words: '2-80 letters, digits, _ - .',
    source: 'nameRules',
    confidence: 'high',
  }),
  publicIp: rule({
    prefix: 'pip',
    pattern: /^[a-zA-Z0-9][\w.-]{0,78}\w$/,
    maxLength: 80,
    words: '2-80 letters, digits, _ - .',
    source: 'nameRules',
    confidence: 'high',
  }),
  serviceEndpointPolicy: rule({
    prefix: 'sep',
    pattern: /^[a-zA-Z0-9][\w.-]{0,78}\w$/,
    maxLength: 80,
    words: '2-80 letters, digits, _ - .',
    source: 'nameRules',
    confidence: 'high',
  }),
  privateEndpoint: rule({
    prefix: 'pep',
    pattern: /^[a-zA-Z0-9][\w.-]{0,62}\w$/,
    maxLength: 64,
    words: '2-64 letters, digits, _ - .',
    source: 'nameRules',
    confidence: 'high',
  }),
  firewall: rule({
    prefix: 'afw',
    pattern: /^[a-zA-Z0-9][\w.-]{0,54}\w$/,
    maxLength: 56,
    words: '2-56 letters, digits, _ - .',
    source: 'nameRules',
    confidence: 'high',
  }),
  firewallPolicy: rule({
    prefix: 'afwp',
    pattern: /^[a-zA-Z0-9][\w.-]{0,78}\w$/,
    maxLength: 80,
    words: '2-80 letters, digits, _ - .',
    source: 'nameRules',
    confidence: 'high',
  }),
  storageAccount: rule({
    prefix: 'st',
    pattern: /^[a-z0-9]{3,24}$/,
    maxLength: 24,
    words: '3-24 lower-case letters and digits',
    global: true,
    source: 'nameRules',
    confidence: 'high',
  }),
  keyVault: rule({
    prefix: 'kv',
    pattern: /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/,
    maxLength: 24,
    words: "3-24 letters, digits and single '-', starting with a letter and ending with a letter or digit",
    global: true,
    source: 'nameRules',
    confidence: 'high',
  }),
  containerRegistry: rule({
    prefix: 'cr',
    pattern: /^[a-zA-Z0-9]{5,50}$/,
    maxLength: 50,
    words: '5-50 letters and digits',
    global: true,
    source: 'nameRules',
    confidence: 'high',
  }),
  hdinsight: rule({
    prefix: 'hdi',
    pattern: /^[a-zA-Z0-9]([a-zA-Z0-9-]{1,57}[a-zA-Z0-9])$/,
    maxLength: 59,
    words: "3-59 letters, digits and '-', starting and ending with a letter or digit",
    global: true,
    source: 'nameRules',
    confidence: 'high',
  }),
  hdinsightStorage: rule({
    prefix: 'sthdi',
    pattern: /^[a-z0-9]{3,24}$/,
    maxLength: 24,
    words: '3-24 lower-case letters and digits',
    global: true,
    source: 'nameRules',
    confidence: 'high',
  }),
  logAnalytics: rule({
    prefix: 'log',
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9-]{2,61}[a-zA-Z0-9]$/,
    maxLength: 63,
    words: "4-63 letters, digits and '-'",
    source: 'nameRules',
    confidence: 'high',
  }),
  applicationInsights: rule({
    prefix: 'appi',
    pattern: /^[\w().-]{0,254}[\w()-]$/,
    maxLength: 255,
    words: '1-255 letters, digits, _ - . ( )',
    source: 'nameRules',
    confidence: 'high',
  }),
  identity: rule({
    prefix: 'id',
    pattern: /^[a-zA-Z0-9][\w-]{2,127}$/,
    maxLength: 128,
    words: '3-128 letters, digits, _ -',
    source: 'nameRules',
    confidence: 'high',
  }),
  workspace: rule({
    prefix: 'mlw',
    pattern: /^[a-zA-Z0-9][\w-]{2,32}$/,
    maxLength: 33,
    words: '3-33 letters, digits, _ -, starting with a letter or digit',
    source: 'mlComputeNames',
    confidence: 'high',
  }),
  nodeResourceGroup: rule({
    prefix: 'rg-nodes',
    pattern: /^[\w().-]{0,79}[\w()-]$/,
    maxLength: 80,
    words: '1-80 letters, digits, _ - . ( ), no dot at the end',
    source: 'aksNames',
    confidence: 'medium',
  }),
  kubernetesCluster: rule({
    prefix: 'aks',
    pattern: /^[a-zA-Z0-9]([\w-]{0,61}[a-zA-Z0-9])?$/,
    maxLength: 63,
    words: '1-63 letters, digits, _ -, starting and ending with a letter or digit',
    source: 'nameRules',
    confidence: 'high',
  }),
  databricksWorkspace: rule({
    prefix: 'dbw',
    // The API takes 64, the portal and the page on names 30.
    pattern: /^[\w-]{3,30}$/,
    maxLength: 30,
    words: '3-30 letters, digits, _ -',
    source: 'nameRules',
    confidence: 'high',
  }),
  databricksResourceGroup: rule({
    prefix: 'rg-databricks',
    pattern: /^[\w().-]{0,89}[\w()-]$/,
    maxLength: 90,
    words: '1-90 letters, digits, _ - . ( ), no dot at the end',
    source: 'nameRules',
    confidence: 'high',
  }),
} as const;

export type NamedResource = keyof typeof NAME_RULES;

/** The name of a pool of Linux nodes. */
export const NODE_POOL_NAME_RULE = {
  pattern: /^[a-z][a-z0-9]{0,11}$/,
  words: '1-12 lower-case letters and digits, starting with a letter',
  source: 'armTypes',
  confidence: 'high',
} as const;
/** Name of a subnet that somebody else made; those of ours are fixed. */
export const SUBNET_NAME_RULE = {
  pattern: /^[a-zA-Z0-9]([\w.-]{0,78}\w)?$/,
  words: '1-80 letters, digits, _ - .',
  source: 'nameRules',
  confidence: 'high',
} as const satisfies { pattern: RegExp; words: string } & Sourced;

/** A name inside a namespace of Kubernetes, or of a namespace. */
export const NAMESPACED_NAME_RULE = {
  pattern: /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
  words: "1-63 lower-case letters, digits and '-', starting and ending with a letter or digit",
  source: 'kubernetesNames',
  confidence: 'high',
} as const;

/** Names of computes; the documents say 3-24, the provider takes a little more or less. */
export const COMPUTE_NAME_RULES = {
  cluster: {
    pattern: /^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/,
    words: "3-24 letters, digits and '-', starting with a letter and not ending with '-'",
    source: 'mlComputeNames',
    confidence: 'high',
  },
  instance: {
    pattern: /^[a-zA-Z][a-zA-Z0-9-]{2,22}[a-zA-Z0-9]$/,
    words: "4-24 letters, digits and '-', starting with a letter and not ending with '-'",
    source: 'mlComputeNames',
    confidence: 'high',
  },
  attached: {
    pattern: /^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/,
    words: "3-24 letters, digits and '-', starting with a letter and not ending with '-'",
    source: 'mlComputeNames',
    confidence: 'high',
  },
  kubernetes: {
    pattern: /^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/,
    words: "3-24 letters, digits and '-'",
    source: 'mlAksV1',
    confidence: 'high',
  },
} as const satisfies Record<string, { pattern: RegExp; words: string } & Sourced>;

/** The ARM id of a user-assigned identity. */
export const USER_ASSIGNED_ID =
  /^\/subscriptions\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/resourceGroups\/[\w().-]{1,90}\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[a-zA-Z0-9][\w-]{2,127}$/;
/** The ARM id of a virtual machine. */
export const MACHINE_ID = {
  pattern:
    /^\/subscriptions\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/resourceGroups\/[\w().-]{0,89}[\w()-]\/providers\/Microsoft\.Compute\/virtualMachines\/[\w.-]{1,64}$/,
  words: 'the id of a virtual machine, /subscriptions/…/virtualMachines/<name>',
  source: 'nameRules',
  confidence: 'high',
} as const satisfies { pattern: RegExp; words: string } & Sourced;
