import type { FlowCondition } from './compute-flows';
import type { Sourced } from './source';

/**
 * One thing that computes need outside, in both words that it can be said in: by service tag, for a security group, and
 * by host, for a firewall. Both ways of limiting outbound render the same needs, so they cannot differ in what they let.
 *
 * The rows that are named carry sources of their own; a need's is where it is said who has it.
 */
export interface OutboundNeed extends Sourced {
  readonly id: string;
  readonly what: string;
  /** All must hold; a need with none is every compute's. */
  readonly when: readonly FlowCondition[];
  /** Names of rows in `COMPUTE_FLOWS`. */
  readonly tags: readonly string[];
  /** Names of rows in `REQUIRED_HOSTS` and `TOOL_HOSTS`. */
  readonly hosts: readonly string[];
  /** Names of rows in `REQUIRED_NETWORK_FLOWS` and `TOOL_FLOWS`. */
  readonly network: readonly string[];
  /** Why service tags cannot say it, or not all of it: what they cannot say stays closed. */
  readonly untagged?: string;
  /** Why a firewall needs no rule for it. */
  readonly pastFirewall?: string;
  /** Why a managed network needs no rule for it, where that is not for its tags, which Azure opens itself. */
  readonly inManagedNetwork?: string;
}

const need = (id: string, what: string, row: Partial<Omit<OutboundNeed, 'id' | 'what'>>): OutboundNeed => ({
  id,
  what,
  when: [],
  tags: [],
  hosts: [],
  network: [],
  source: 'mlFirewall',
  confidence: 'high',
  ...row,
});

/** What computes need outside, of the service and of the tools that are opened. */
export const OUTBOUND_NEEDS: readonly OutboundNeed[] = [
  need('sign-in', 'tokens from Microsoft Entra ID', { tags: ['AllowEntraId'], hosts: ['entra-id', 'compute'] }),
  need('service', 'the workspace service', {
    tags: ['AllowMachineLearning'],
    hosts: ['studio', 'notebooks'],
    network: ['machine-learning'],
  }),
  need('instances', 'making and deleting instances, and their own addresses', {
    when: ['instance'],
    tags: ['AllowMachineLearningUdp'],
    hosts: ['instances'],
    network: ['machine-learning-udp'],
  }),
  need('intellisense', 'IntelliSense in notebooks', {
    when: ['instance'],
    tags: ['AllowIntelliSense'],
    network: ['intellisense'],
    source: 'mlPublicAccess',
  }),
  need('batch', 'Azure Batch, which runs the nodes', { tags: ['AllowBatch'], hosts: ['batch'], network: ['batch'] }),
  need('resource-manager', 'Azure Resource Manager', { tags: ['AllowResourceManager'], hosts: ['resource-manager'] }),
  need('storage', "blobs of the workspace, and Azure Batch's own accounts", {
    tags: ['AllowStorage'],
    hosts: ['microsoft-storage'],
    inManagedNetwork: "private endpoints that Azure makes; its page asks for no tag of Azure Batch's own accounts",
  }),
  need('file-share', 'the file share of notebooks, by SMB', {
    tags: ['AllowStorageSmb'],
    pastFirewall: 'by service endpoint, or at a private endpoint of the network',
    inManagedNetwork: 'at a private endpoint that Azure makes',
    source: 'azureTre2780',
    confidence: 'medium',
  }),
  need('studio', 'studio behind Azure Front Door', { tags: ['AllowFrontDoor'], hosts: ['studio'] }),
  need('automl', 'automated ML', {
    when: ['automl'],
    tags: ['AllowFrontDoor'],
    hosts: ['automl'],
    source: 'mlExfiltration',
  }),
  // The page says in one place that who has images of his own does without, in another that it is always needed.
  need('images', "Microsoft's images", {
    when: ['microsoftImages'],
    confidence: 'medium',
    tags: ['AllowImages', 'AllowImageLayers'],
    hosts: ['images'],
  }),
  need('telemetry', 'metrics and logs', { tags: ['AllowMonitor'], hosts: ['monitor'] }),
  need('vault', "the workspace's vault at its public address", {
    when: ['vaultByServiceEndpoint'],
    tags: ['AllowKeyVault'],
    pastFirewall: 'by service endpoint',
    inManagedNetwork: 'at a private endpoint that Azure makes',
  }),
  need('batch-vault', "Azure Batch's own vault, of a workspace for high business impact", {
    when: ['highBusinessImpact'],
    tags: ['AllowKeyVault'],
    hosts: ['vaults'],
  }),
  need('registries', 'registries of the region, as the guide of 2020 lists them', {
    when: ['classic'],
    tags: ['AllowRegistry'],
    pastFirewall: "at the private endpoint of the workspace's registry",
    inManagedNetwork: 'at a private endpoint that Azure makes',
    source: 'seed',
  }),
  need('rstudio', 'RStudio on instances', {
    when: ['rstudio'],
    tags: ['AllowRStudio'],
    hosts: ['rstudio'],
    network: ['rstudio'],
    untagged: 'its image is on hosts that have no service tag; take it from a registry of your own',
  }),
  need('vs-code', 'VS Code on instances and in jobs', {
    when: ['vsCode'],
    hosts: ['vs-code', 'vs-code-websocket'],
    untagged: 'its server and extensions are on hosts that have no service tag',
  }),
  need('hugging-face', 'models of Hugging Face', {
    when: ['huggingFace'],
    hosts: ['hugging-face'],
    untagged: 'its hosts have no service tag',
    source: 'mlManagedNetwork',
  }),
];

/** The needs of which everything that must hold does. */
export function needsWhere(holds: ReadonlySet<FlowCondition>): readonly OutboundNeed[] {
  return OUTBOUND_NEEDS.filter(({ when }) => when.every((one) => holds.has(one)));
}
