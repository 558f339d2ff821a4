import * as z from 'zod';
import {
  MANAGED_ENDPOINT_TARGETS,
  MANAGED_TAGS,
  type ManagedEndpointTarget,
  type ManagedTag,
} from '../facts/managed-network';
import { AzureId, exampleId } from './azure-id';
import { formText, oneOf, parsedText } from './leaf';
import { reason } from './schema-shared';

/** Tags that would say nothing: one is everything, the other what private endpoints have anyway. */
const NAMELESS = {
  Internet: 'set outbound: open, which says so',
  VirtualNetwork: 'remove it: Azure opens it itself',
} as const;
const TAGS = MANAGED_TAGS.filter((tag): tag is Exclude<ManagedTag, keyof typeof NAMELESS> => !(tag in NAMELESS));

/** Whose private endpoint it is, and the parts that each kind of service has. */
export const ENDPOINT_TARGETS = {
  'Microsoft.Storage/storageAccounts': ['blob', 'dfs', 'file', 'queue', 'table', 'web'],
  'Microsoft.KeyVault/vaults': ['vault'],
  'Microsoft.MachineLearningServices/workspaces': ['amlworkspace'],
  'Microsoft.Cache/Redis': ['redisCache'],
} as const satisfies { [type: string]: readonly ManagedEndpointTarget[] };
const TYPES = Object.keys(ENDPOINT_TARGETS) as (keyof typeof ENDPOINT_TARGETS)[];

/** The id of a service that a managed network makes private endpoints for. */
function readTarget(text: string): AzureId {
  for (const type of TYPES)
    if (text.toLowerCase().includes(`/providers/${type.toLowerCase()}/`)) return AzureId.parse(text, type);
  throw new Error(`copy the id from the properties of one of ${TYPES.join(', ')}`);
}

/** A network that Microsoft keeps for the nodes, and what they may reach besides what `outbound` and `tools` say. */
export const managedNetwork = z.strictObject({
  serviceTags: z
    .array(
      z.strictObject({
        tag: oneOf(TAGS as [(typeof TAGS)[number]], 'managed-tag', NAMELESS),
        protocol: oneOf(['TCP', 'UDP', 'ICMP', '*'], 'protocol').default('TCP'),
        ports: z
          .array(
            formText({
              pattern: /^(\*|\d{1,5}(-\d{1,5})?)$/,
              words: "a port, a range such as '8000-8010', or '*'",
              code: 'port',
            }),
          )
          .min(1)
          .default(['443'])
          .meta({ description: 'Ports and ranges of ports; 443 when left out' }),
        reason: reason('Why jobs need it'),
      }),
    )
    .default([])
    .meta({ description: 'Services of Azure that nodes may reach at public addresses, whoever owns what is there' }),
  privateEndpoints: z
    .array(
      z.strictObject({
        id: parsedText(
          {
            code: 'azure-id',
            allowed: 'the id of a storage account, vault, workspace or Redis cache',
            example: exampleId('Microsoft.Storage/storageAccounts'),
            description: 'What it leads to',
          },
          readTarget,
        ),
        part: oneOf(MANAGED_ENDPOINT_TARGETS, 'managed-part'),
        reason: reason('Why jobs need it'),
      }),
    )
    .default([])
    .meta({
      description:
        'Private endpoints in that network to services of others; the own ones get theirs without being asked',
    }),
});
