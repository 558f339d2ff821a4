import * as z from 'zod';
import { CONNECTIVITIES, type Connectivity } from '../facts/connectivity';
import { OPTIONAL_STORAGE_LINKS } from '../facts/private-link';
import { formText, oneOf } from './leaf';
import { guid } from './schema-shared';

const choice = (what: string) =>
  oneOf(CONNECTIVITIES as readonly [Connectivity], 'connectivity')
    .default('serviceEndpoint')
    .meta({ description: what });

/** How computes reach the services that can be reached both ways. */
export const connectivity = z.strictObject({
  storage: choice('The storage account: blob and file get a private endpoint each, and its public address is closed'),
  keyVault: choice('The key vault, likewise'),
});

/** Parts of a storage account that are asked for besides blob and file. */
export const storageParts = z.array(oneOf(OPTIONAL_STORAGE_LINKS.kinds, 'storage-part')).default([]).meta({
  description:
    'Private endpoints besides blob and file: queue and table for batch endpoints and ParallelRunStep, dfs for the API of Data Lake',
});

/** The zones that private endpoints write their names into. */
export const privateDnsZones = z.strictObject({
  existing: z
    .strictObject({
      resourceGroup: formText({
        pattern: /^[\w().-]{0,89}[\w()-]$/,
        words: '1-90 letters, digits, _ - . ( ), no dot at the end',
        code: 'name',
        description: 'Where the zones are, under their usual names',
      }).optional(),
      subscriptionId: guid('a subscription id', 'Where that group is; our own when left out').optional(),
      ids: z
        .array(
          formText({
            pattern:
              /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[\w().-]{1,90}\/providers\/Microsoft\.Network\/privateDnsZones\/[a-z0-9.-]+$/,
            words:
              'the id of a zone: /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/privateDnsZones/privatelink.…',
            code: 'zone-id',
            fix: 'copy the id from the properties of the zone; its name is in lower case',
          }),
        )
        .optional()
        .meta({ description: 'The zones by their ids, in place of resourceGroup' }),
      linkedBy: oneOf(['owner', 'us'], 'linked-by')
        .default('owner')
        .meta({ description: 'Who links our network to the zones: their owner, or this stack' }),
    })
    .optional()
    .meta({ description: "Zones that somebody else owns, a hub's for instance; ours are made when left out" }),
});

/** Who the service endpoint of computes leads to. */
export const endpointPolicy = z.strictObject({
  alsoAccounts: z
    .array(
      formText({
        pattern:
          /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[\w().-]{1,90}(\/providers\/Microsoft\.Storage\/storageAccounts\/[a-z0-9]{3,24})?$/,
        words: 'the id of a storage account, or of a resource group whose accounts are all meant',
        code: 'account-id',
        fix: 'copy the id from the properties of the account',
      }),
    )
    .default([])
    .meta({ description: 'Accounts of other resource groups that computes may reach as well' }),
});
