import { readConfig } from '../../src/config/read';
import { SecuredMlWorkspace } from '../../src/patterns/secured-ml-workspace';
import { providerFeatures } from '../../src/plan/provider-features';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { synthesizeConstructs } from '../../src/testing';
import { LEAST } from '../support/plans';
import { DataPlane } from './data-plane';
import type { Body } from './resource';
import { inGroup, TestArm } from './support/arm';

const DEPLOYER = '203.0.113.9';
const STRANGER = '198.51.100.200';
const reason = { reason: 'a test needs it' };
const HOSTS = { storage: 'st1.blob.core.localhost', vault: 'kv-1.vault.localhost' };

/** What Azure holds of the account and the vault, before their rules of a second resource are written and after. */
function services(over: Partial<WorkspaceProps>) {
  const stack = synthesizeConstructs((own) => {
    new SecuredMlWorkspace(own, 'Ml', { ...LEAST, ...over });
  });
  const account = stack.only('azurerm_storage_account');
  const vault = stack.only('azurerm_key_vault');
  const [later] = stack.all('azurerm_storage_account_network_rules');
  const acls = (rules: Body | undefined) =>
    rules === undefined
      ? { defaultAction: 'Allow' }
      : { defaultAction: rules.default_action, ipRules: rules.ip_rules.map((value: string) => ({ value })) };
  const access = (body: Body) => (body.public_network_access_enabled ? 'Enabled' : 'Disabled');
  return {
    vault: { publicNetworkAccess: access(vault), networkAcls: acls(vault.network_acls as Body) },
    before: { publicNetworkAccess: access(account), networkAcls: acls(account.network_rules as Body | undefined) },
    after: {
      publicNetworkAccess: access(account),
      networkAcls: acls((later ?? account.network_rules) as Body | undefined),
    },
  };
}

/** Whether a caller gets an answer of each, at both moments. */
function answers(over: Partial<WorkspaceProps>, caller: string) {
  const { before, after, vault } = services(over);
  const ask = (storage: Body) => {
    const arm = new TestArm();
    arm.make(inGroup('Microsoft.Storage/storageAccounts', 'st1'), storage);
    arm.make(inGroup('Microsoft.KeyVault/vaults', 'kv-1'), vault);
    const plane = new DataPlane(arm.store, caller);
    const admitted = (host: string) => plane.answer(host, 'GET')?.status === 200;
    return { storage: admitted(HOSTS.storage), vault: admitted(HOSTS.vault) };
  };
  return { created: ask(before), closed: ask(after) };
}

const NOBODY = { storage: false, vault: false };
const BOTH = { storage: true, vault: true };
const deployerAddress = { address: DEPLOYER, ...reason };

test.each<[string, Partial<WorkspaceProps>, object]>([
  ['closed from the first second', {}, { created: NOBODY, closed: NOBODY }],
  ["with the deployer's address let in", { bootstrap: { deployerAddress } }, { created: BOTH, closed: BOTH }],
  [
    "with the deployer's address let in, and a vault at a private address",
    { bootstrap: { deployerAddress }, connectivity: { keyVault: 'privateEndpoint' } },
    { created: { ...BOTH, vault: false }, closed: { ...BOTH, vault: false } },
  ],
  [
    'closed after creation',
    { bootstrap: { closeAfterCreation: reason } },
    { created: { storage: true, vault: false }, closed: NOBODY },
  ],
  [
    'for this workspace alone',
    { storage: { trusted: 'workspace' } },
    { created: { storage: true, vault: false }, closed: NOBODY },
  ],
  [
    'for this workspace alone, without a public address',
    { storage: { trusted: 'workspace' }, connectivity: { storage: 'privateEndpoint' } },
    { created: NOBODY, closed: NOBODY },
  ],
])('storage and vault %s answer Terraform as documented', (_, over, wanted) => {
  expect(answers(over, DEPLOYER)).toEqual(wanted);
});

test('a stranger is let in by nothing but an account that is not closed yet', () => {
  expect(answers({ bootstrap: { deployerAddress } }, STRANGER)).toEqual({ created: NOBODY, closed: NOBODY });
  expect(answers({ bootstrap: { closeAfterCreation: reason } }, STRANGER).created).toEqual({
    storage: true,
    vault: false,
  });
});

test('the provider waits for the data of an account only where the deployer reaches it for good', () => {
  const waits = (over: Partial<WorkspaceProps>) => {
    const { config } = readConfig({ ...LEAST, ...over });
    if (config === undefined) throw new Error('refused');
    const { storage, keyVault } = providerFeatures(config);
    return [
      storage[0]?.dataPlaneAvailable,
      keyVault[0] !== undefined && 'purgeSoftDeletedSecretsOnDestroy' in keyVault[0],
    ];
  };
  expect(waits({})).toEqual([false, false]);
  expect(waits({ bootstrap: { closeAfterCreation: reason } })).toEqual([false, false]);
  expect(waits({ bootstrap: { deployerAddress } })).toEqual([true, true]);
  expect(waits({ bootstrap: { deployerAddress }, connectivity: { storage: 'privateEndpoint' } })).toEqual([
    false,
    true,
  ]);
});
