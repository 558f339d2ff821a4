import * as z from 'zod';
import { LIMITS } from '../facts/limits';
import { NAME_RULES } from '../facts/names';
import { AZURERM_GENERATIONS } from '../facts/provider';
import { REGIONS } from '../facts/regions';
import type { Cidr, HostInNetwork, Ipv4 } from '../net/cidr';
import { readClientAddress } from '../net/client-addresses';
import type { AzureId } from './azure-id';
import { formText, freeText, oneOf, parsedText } from './leaf';
import { aks } from './schema-aks';
import { attached } from './schema-attached';
import { backend } from './schema-backend';
import { bootstrap } from './schema-bootstrap';
import { compute } from './schema-compute';
import { connectivity, endpointPolicy, privateDnsZones, storageParts } from './schema-connectivity';
import { databricks } from './schema-databricks';
import { dataLake, datastores } from './schema-datastores';
import { forcedTunnelling } from './schema-forced-tunnelling';
import { managedNetwork } from './schema-managed-network';
import { firewall, network } from './schema-network';
import { guid, opening } from './schema-shared';
import { tools } from './schema-tools';

const name = (key: keyof typeof NAME_RULES) => formText({ ...NAME_RULES[key], code: 'name' }).optional();

/** The whole config: what a user writes. */
export const workspaceSchema = z.strictObject({
  name: formText({
    pattern: /^[a-z](?!.*--)[a-z0-9-]{0,18}[a-z0-9]$/,
    words: "2-20 lower-case letters, digits and single '-', starting with a letter",
    code: 'name',
    description: 'What the workspace is for; resource names derive from name, environment and region',
  }),
  environment: formText({
    pattern: /^[a-z][a-z0-9]{0,7}$/,
    words: '1-8 lower-case letters and digits, starting with a letter',
    code: 'name',
    description: 'Such as dev, test or prod',
  }),
  region: oneOf(REGIONS as [(typeof REGIONS)[number]], 'region').meta({
    description: 'Region of every resource; it tells the cloud too: public, Government (usgov…, usdod…) or China',
  }),
  tags: z
    .record(freeText(LIMITS.tagNameLength.value), freeText(LIMITS.tagValueLength.value))
    .default({})
    .meta({ description: 'Tags of every resource' }),
  uniqueSuffix: formText({
    pattern: /^[a-z0-9]{3,8}$/,
    words: '3-8 lower-case letters and digits',
    code: 'name',
    description: 'Ends the names that are unique in all of Azure; derived when left out',
  }).optional(),
  names: z
    .strictObject({
      resourceGroup: name('resourceGroup'),
      virtualNetwork: name('virtualNetwork'),
      workspace: name('workspace'),
      storageAccount: name('storageAccount'),
      keyVault: name('keyVault'),
      containerRegistry: name('containerRegistry'),
      kubernetesCluster: name('kubernetesCluster'),
      databricksWorkspace: name('databricksWorkspace'),
    })
    .default({})
    .meta({ description: 'Names that are given; the others are derived' }),
  provider: z
    .strictObject({
      azurerm: z
        .preprocess(
          (value) => (typeof value === 'number' ? String(value) : value),
          oneOf(AZURERM_GENERATIONS as ['4', '5'], 'azurerm'),
        )
        .default('4')
        .meta({
          description: 'Generation of the azurerm provider; 4 when left out',
          type: ['string', 'integer'],
          enum: ['4', '5', 4, 5],
          default: '4',
        }),
      subscriptionId: guid('a subscription id', 'Taken from ARM_SUBSCRIPTION_ID when left out').optional(),
    })
    .prefault({})
    .meta({ description: 'The Terraform provider' }),
  backend: backend.prefault({}),
  network: network.meta({
    description: 'The address space, what it must stay clear of, and pinned subnets',
    oneOf: ['addressSpace', 'existing'].map((key) => ({ required: [key], properties: { [key]: {} } })),
  }),
  outbound: oneOf(['open', 'limited', 'firewall'], 'outbound').default('limited').meta({
    description: 'open: anything; limited: the service tags that are needed; firewall: the hosts that are needed',
  }),
  firewall: firewall
    .prefault({})
    .meta({ description: 'Hosts that the firewall lets out besides those of the service' }),
  connectivity: connectivity.prefault({}).meta({
    description:
      'How computes reach storage and vault; workspace and registry always have private endpoints, which nodes without a public address need',
  }),
  bootstrap: bootstrap.prefault({}),
  privateDnsZones: privateDnsZones.prefault({}).meta({ description: 'Where the names of private endpoints are kept' }),
  forcedTunnelling: forcedTunnelling.optional().meta({
    description:
      'Sends everything that leaves to an appliance or gateway of somebody else, in place of a way out of our own',
  }),
  managedNetwork: managedNetwork.optional().meta({
    description:
      'Puts clusters and instances into a network that Microsoft keeps, in place of a subnet of ours: AllowInternetOutbound with outbound: open, else AllowOnlyApprovedOutbound; network holds private endpoints for people then',
  }),
  tools: tools.prefault({}).meta({ description: 'What computes reach besides the service itself' }),
  access: z
    .strictObject({
      clientIps: z
        .array(
          parsedText(
            {
              code: 'client-ip',
              allowed: 'a public IPv4 address or block that clients are seen with',
              example: '203.0.113.7',
            },
            readClientAddress,
          ),
        )
        .default([])
        .meta({ description: 'Developer machines that may reach storage and vault' }),
    })
    .prefault({})
    .meta({ description: 'Who may reach storage and vault besides the subnets' }),
  storage: z
    .strictObject({
      trusted: oneOf(['services', 'workspace'], 'trusted').default('services').meta({
        description:
          "Who passes the account's firewall besides the subnets: Azure's trusted services, or this workspace alone",
      }),
      replication: oneOf(['LRS', 'ZRS', 'GRS', 'GZRS', 'RAGRS', 'RAGZRS'], 'replication').default('LRS'),
      privateEndpoints: storageParts,
      endpointPolicy: endpointPolicy.optional().meta({
        description:
          "Lets computes reach storage of this resource group and of Azure Machine Learning only, and nobody else's",
      }),
      hierarchicalNamespace: z.boolean().default(false).meta({
        description: 'Only false: Azure Machine Learning takes no such account as its default one; see dataLake',
      }),
    })
    .prefault({})
    .meta({ description: 'The default storage account of the workspace' }),
  workspace: z
    .strictObject({
      publicNetworkAccess: opening('Lets the Internet reach studio and the workspace API').optional(),
      highBusinessImpact: z.boolean().default(false).meta({
        description:
          'Less telemetry to Microsoft, and encrypted scratch disks of nodes; decided when the workspace is made',
      }),
    })
    .prefault({})
    .meta({ description: 'The workspace itself' }),
  compute: compute.prefault({}).meta({ description: 'Training: clusters and instances' }),
  attached: attached.prefault({}).meta({ description: 'Computes of your own, attached to the workspace' }),
  aks: aks.optional().meta({ description: 'Scoring on AKS; no cluster when left out' }),
  datastores: datastores.default([]).meta({ description: 'Containers and shares in accounts besides the default one' }),
  dataLake: dataLake.optional().meta({ description: 'Data Lake Storage Gen2; none when left out' }),
  databricks: databricks.optional().meta({ description: 'Databricks in the network; none when left out' }),
});

/** What a user may write, in YAML or in code. */
export type WorkspaceInput = z.input<typeof workspaceSchema>;
/** The same, read: defaults filled in, addresses parsed. */
export type WorkspaceConfig = z.output<typeof workspaceSchema>;
/** A config with holes where a value was refused. */
export type ConfigDraft = DeepPartial<WorkspaceConfig>;

type DeepPartial<T> = T extends AzureId | Cidr | Ipv4 | HostInNetwork
  ? T
  : T extends readonly (infer E)[]
    ? readonly DeepPartial<E>[]
    : T extends object
      ? { [key in keyof T]?: DeepPartial<T[key]> }
      : T;
