import { z } from 'zod';
import { OPTIONAL_HOST_GROUPS } from '../facts/egress-hosts';
import { LIMITS } from '../facts/limits';
import { COMPUTE_NAME_RULES, NAME_RULES } from '../facts/names';
import { AZURERM_GENERATIONS } from '../facts/provider';
import { REGIONS } from '../facts/regions';
import { Cidr, HostInNetwork, Ipv4 } from '../net/cidr';
import { readClientAddress } from '../net/client-addresses';
import { formText, freeText, oneOf, parsedText } from './leaf';
import { backend } from './schema-backend';

const cidr = (description: string) =>
  parsedText({ code: 'cidr', allowed: 'an IPv4 block in canonical form, such as 10.1.0.0/24', example: '10.1.0.0/24', description }, Cidr.parse);

/** Opens what is closed by default; the reason ends in the plan, the summary and, where Azure has room, the resource. */
const opening = (what: string) =>
  z.strictObject({ reason: freeText(LIMITS.nsgDescriptionLength.value, 'Why it is open, for whoever audits this') }).meta({ description: what });

const vmSize = formText({
  pattern: /^(Standard|STANDARD)_[A-Za-z0-9]+(_[A-Za-z0-9]+)*$/,
  words: "a VM size such as 'Standard_D4s_v5'",
  code: 'vm-size',
});
const count = (least: number, most: number) => z.int().min(least).max(most);
const name = (key: keyof typeof NAME_RULES) => formText({ ...NAME_RULES[key], code: 'name' }).optional();

const network = z.strictObject({
  addressSpace: cidr('The address space of the virtual network'),
  reserved: z.array(cidr('A range')).default([]).meta({ description: 'On-premises and peered ranges: nothing may overlap them' }),
  subnets: z
    .strictObject({ compute: cidr('Block').optional(), aks: cidr('Block').optional(), privateEndpoints: cidr('Block').optional(), firewall: cidr('Block').optional() })
    .default({})
    .meta({ description: 'Blocks that are pinned; the others are planned' }),
});

const firewall = z.strictObject({
  packages: z.array(oneOf(OPTIONAL_HOST_GROUPS as [(typeof OPTIONAL_HOST_GROUPS)[number]], 'package-group')).default([]).meta({ description: 'Groups of package hosts that jobs may reach' }),
  hosts: z
    .array(
      z.strictObject({
        host: formText({
          pattern: /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
          words: "a host name in lower case; '*.' may stand for its left-most label only",
          code: 'host',
          fix: 'no scheme, port or path; name each host',
        }),
        reason: freeText(LIMITS.nsgDescriptionLength.value, 'Why jobs need it'),
      }),
    )
    .default([])
    .meta({ description: "Hosts of one's own that computes may reach over HTTPS" }),
});

const compute = z.strictObject({
  communication: oneOf(['simplified', 'classic'], 'communication').default('simplified').meta({ description: "How nodes talk to the service; classic is the guide of 2020, retired on 2026-03-31" }),
  publicIp: opening('Gives every node a public address').optional(),
  localAuth: opening('Leaves local accounts of the nodes switched on').optional(),
  ssh: z
    .strictObject({
      reason: freeText(LIMITS.nsgDescriptionLength.value),
      from: z.array(cidr('A block that administrators come from')).min(1),
      adminUsername: formText({ pattern: /^(?!(root|admin|administrator|test|guest|user|1)$)[a-z_][a-z0-9_-]{0,31}$/, words: '1-32 lower-case letters, digits, _ -, and no name that Azure reserves (root, admin …)', code: 'name' }),
      publicKey: formText({ pattern: /^(ssh-rsa|ssh-ed25519) [A-Za-z0-9+/]+={0,3}( [^\r\n${}%]*)?$/, words: "one line of an OpenSSH public key ('ssh-ed25519 AAAA…' or 'ssh-rsa AAAA…')", code: 'ssh-key', fix: 'paste the .pub file, never the private key' }),
    })
    .optional()
    .meta({ description: 'Opens SSH on public addresses, to these blocks only' }),
  clusters: z
    .array(
      z.strictObject({
        name: formText({ ...COMPUTE_NAME_RULES.cluster, code: 'name' }),
        vmSize,
        minNodes: count(0, LIMITS.clusterNodes.value).default(0),
        maxNodes: count(1, LIMITS.clusterNodes.value),
        idleMinutes: count(1, 1440).default(2).meta({ description: 'Minutes without a job until a node is given back' }),
        priority: oneOf(['Dedicated', 'LowPriority'], 'priority').default('Dedicated'),
      }),
    )
    .default([]),
  instances: z.array(z.strictObject({ name: formText({ ...COMPUTE_NAME_RULES.instance, code: 'name' }), vmSize })).default([]),
});

const aks = z.strictObject({
  serviceCidr: cidr("The range of the cluster's services: outside the virtual network and everything connected to it"),
  dnsServiceIp: parsedText({ code: 'address', allowed: 'an IPv4 address of serviceCidr, not its first', example: '10.41.0.10' }, Ipv4.parse),
  dockerBridgeCidr: parsedText({ code: 'cidr', allowed: "a host address with its prefix, such as 172.17.0.1/16", example: '172.17.0.1/16', description: 'Checked, and ignored: azurerm dropped it in 4.0' }, HostInNetwork.parse).optional(),
  nodes: z.strictObject({
    count: count(1, LIMITS.aksNodes.value),
    vmSize,
    maxPods: count(LIMITS.aksMaxPodsMin.value, LIMITS.aksMaxPodsMax.value).default(LIMITS.aksDefaultMaxPods.value),
    maxSurge: count(1, 100).default(1).meta({ description: 'Extra nodes during an upgrade; they take addresses too' }),
  }),
  loadBalancer: oneOf(['internal'], 'load-balancer').default('internal').meta({ description: 'Scoring is answered inside the network only' }),
  scoringFrom: z.array(cidr('A block of callers')).default([]).meta({ description: 'Who may call the scoring endpoint; nobody outside the AKS subnet by default' }),
  publicApiServer: z
    .strictObject({ reason: freeText(LIMITS.nsgDescriptionLength.value), from: z.array(cidr('A block of administrators')).min(1) })
    .optional()
    .meta({ description: 'Opens the API server to these blocks; it is private by default' }),
});

/** The whole config: what a user writes. */
export const workspaceSchema = z.strictObject({
  name: formText({ pattern: /^[a-z](?!.*--)[a-z0-9-]{0,18}[a-z0-9]$/, words: "2-20 lower-case letters, digits and single '-', starting with a letter", code: 'name' }).meta({ description: 'Resource names derive from name, environment and region' }),
  environment: formText({ pattern: /^[a-z][a-z0-9]{0,7}$/, words: '1-8 lower-case letters and digits, starting with a letter', code: 'name' }),
  region: oneOf(REGIONS as [(typeof REGIONS)[number]], 'region').meta({ description: 'Region of every resource' }),
  tags: z.record(freeText(LIMITS.tagNameLength.value), freeText(LIMITS.tagValueLength.value)).default({}),
  uniqueSuffix: formText({ pattern: /^[a-z0-9]{3,8}$/, words: '3-8 lower-case letters and digits', code: 'name' }).optional().meta({ description: 'Ends the names that are unique in all of Azure; derived when left out' }),
  names: z
    .strictObject({ resourceGroup: name('resourceGroup'), virtualNetwork: name('virtualNetwork'), workspace: name('workspace'), storageAccount: name('storageAccount'), keyVault: name('keyVault'), containerRegistry: name('containerRegistry'), kubernetesCluster: name('kubernetesCluster') })
    .default({})
    .meta({ description: 'Names that are given; the others are derived' }),
  provider: z
    .strictObject({
      azurerm: z.preprocess((value) => (typeof value === 'number' ? String(value) : value), oneOf(AZURERM_GENERATIONS as ['4', '5'], 'azurerm')).default('4').meta({ description: 'Generation of the azurerm provider' }),
      subscriptionId: formText({ pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, words: 'a subscription id (a GUID in lower case)', code: 'guid' }).optional().meta({ description: 'Taken from ARM_SUBSCRIPTION_ID when left out' }),
    })
    .prefault({}),
  backend: backend.prefault({}),
  network,
  outbound: oneOf(['open', 'limited', 'firewall'], 'outbound').default('limited').meta({ description: 'open: anything; limited: the service tags that are needed; firewall: the hosts that are needed' }),
  firewall: firewall.prefault({}),
  access: z
    .strictObject({
      clientIps: z
        .array(parsedText({ code: 'client-ip', allowed: 'a public IPv4 address or block that clients are seen with', example: '203.0.113.7' }, readClientAddress))
        .default([])
        .meta({ description: 'Developer machines that may reach storage and vault' }),
    })
    .prefault({}),
  storage: z
    .strictObject({
      trusted: oneOf(['services', 'workspace'], 'trusted').default('services').meta({ description: "Who passes the account's firewall besides the subnets: Azure's trusted services, or this workspace alone" }),
      replication: oneOf(['LRS', 'ZRS', 'GRS', 'GZRS', 'RAGRS', 'RAGZRS'], 'replication').default('LRS'),
    })
    .prefault({}),
  workspace: z.strictObject({ publicNetworkAccess: opening('Lets the Internet reach studio and the workspace API').optional() }).prefault({}),
  compute: compute.prefault({}),
  aks: aks.optional(),
});

/** What a user may write, in YAML or in code. */
export type WorkspaceInput = z.input<typeof workspaceSchema>;
/** The same, read: defaults filled in, addresses parsed. */
export type WorkspaceConfig = z.output<typeof workspaceSchema>;
/** A config with holes where a value was refused. */
export type ConfigDraft = DeepPartial<WorkspaceConfig>;

type DeepPartial<T> = T extends Cidr | Ipv4 | HostInNetwork ? T : T extends readonly (infer E)[] ? DeepPartial<E>[] : T extends object ? { [key in keyof T]?: DeepPartial<T[key]> } : T;
