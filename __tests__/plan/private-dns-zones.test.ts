import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { plan } from '../support/plans';

const HUB = '11111111-1111-1111-1111-111111111111';
const group = `/subscriptions/${HUB}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones`;
const zones = (
  existing: NonNullable<WorkspaceProps['privateDnsZones']>['existing'],
  over: Partial<WorkspaceProps> = {},
) => plan({ ...over, privateDnsZones: { existing } }).existingZones;

test('zones are ours unless somebody else has them', () => {
  expect(plan().existingZones).toBeUndefined();
});

test('in a group of our subscription they are read, and linked by whom the config says', () => {
  const at = { resourceGroup: 'rg-dns', linkedByUs: false };
  expect(zones({ resourceGroup: 'rg-dns' })).toEqual([
    { name: 'privatelink.api.azureml.ms', at },
    { name: 'privatelink.notebooks.azure.net', at },
    { name: 'privatelink.azurecr.io', at },
  ]);
  expect(zones({ resourceGroup: 'rg-dns', linkedBy: 'us' })?.[0]?.at).toEqual({ ...at, linkedByUs: true });
});

test('in another subscription they are named by id, since the provider does not see them', () => {
  const azurecr = { name: 'privatelink.azurecr.io', at: { id: `${group}/privatelink.azurecr.io` } };
  expect(zones({ resourceGroup: 'rg-dns', subscriptionId: HUB })).toContainEqual(azurecr);
  const ids = ['azurecr.io', 'api.azureml.ms', 'notebooks.azure.net'].map((zone) => `${group}/privatelink.${zone}`);
  expect(zones({ ids })).toContainEqual(azurecr);
  expect(zones({ resourceGroup: 'rg-dns', subscriptionId: HUB }, { provider: { subscriptionId: HUB } })?.[2]).toEqual({
    ...azurecr,
    at: { resourceGroup: 'rg-dns', linkedByUs: false },
  });
});

test('every endpoint has its zones among them', () => {
  const private_ = { storage: 'privateEndpoint', keyVault: 'privateEndpoint' } as const;
  expect(
    zones({ resourceGroup: 'rg-dns' }, { connectivity: private_ })
      ?.map(({ name }) => name)
      .slice(3),
  ).toEqual([
    'privatelink.blob.core.windows.net',
    'privatelink.file.core.windows.net',
    'privatelink.vaultcore.azure.net',
  ]);
});
