import fc from 'fast-check';
import { readConfig } from '../../src/config/read';
import { NAME_RULES, type NamedResource } from '../../src/facts/names';
import { REGIONS } from '../../src/facts/regions';
import { deriveNames } from '../../src/plan/names';

function names(over: object = {}) {
  const { config, problems } = readConfig({
    name: 'fraud',
    environment: 'dev',
    region: 'eastus2',
    network: { addressSpace: '10.40.0.0/16' },
    ...over,
  });
  if (config === undefined) throw new Error(JSON.stringify(problems));
  return deriveNames(config);
}

test('names say what, for whom and where', () => {
  expect(names()).toMatchObject({
    resourceGroup: 'rg-fraud-dev-eastus2',
    workspace: 'mlw-fraud-dev-eastus2',
    virtualNetwork: 'vnet-fraud-dev-eastus2',
    nodeResourceGroup: 'rg-nodes-fraud-dev-eastus2',
    storageAccount: expect.stringMatching(/^stfrauddev[0-9a-f]{6}$/),
    keyVault: expect.stringMatching(/^kv-fraud-dev-[0-9a-f]{6}$/),
    containerRegistry: expect.stringMatching(/^crfrauddev[0-9a-f]{6}$/),
  });
});

test('names that are unique in Azure differ by region, and take a suffix that is given', () => {
  expect(names({ region: 'westus' }).storageAccount).not.toBe(names().storageAccount);
  expect(names({ uniqueSuffix: 'acme1' }).storageAccount).toBe('stfrauddevacme1');
});

test('a name that is given is taken', () => {
  expect(names({ names: { storageAccount: 'mystorage', workspace: 'My_Workspace' } })).toMatchObject({
    storageAccount: 'mystorage',
    workspace: 'My_Workspace',
  });
});

test('every derived name is one that Azure takes, however long the parts are', () => {
  const name = fc
    .stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6})?[a-z0-9]{0,5}$/)
    .filter((text) => text.length >= 2);
  const environment = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
  fc.assert(
    fc.property(name, environment, fc.constantFrom(...REGIONS), (one, two, region) => {
      const derived = names({ name: one, environment: two, region });
      for (const resource of Object.keys(NAME_RULES) as NamedResource[]) {
        const { pattern, maxLength } = NAME_RULES[resource];
        expect(derived[resource]).toMatch(pattern);
        expect(derived[resource].length).toBeLessThanOrEqual(maxLength);
      }
    }),
    { numRuns: 200, seed: 3 },
  );
});

test('long names that are cut stay apart', () => {
  const long = { name: 'abcdefghijklmnopqrst', environment: 'staging1' };
  expect(names({ ...long, region: 'germanywestcentral' }).workspace).not.toBe(
    names({ ...long, region: 'germanynorth' }).workspace,
  );
});
