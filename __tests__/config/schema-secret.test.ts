import { secret } from '../../src/config/schema-secret';

const VAULT =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ops/providers/Microsoft.KeyVault/vaults/kv-ops';
const read = (value: unknown) => secret('a secret').safeParse(value);
const refusals = (value: unknown) =>
  (read(value).error?.issues ?? []).map((issue) => [issue.path.join('.'), 'params' in issue && issue.params?.code]);

test('a secret of a vault is read as the id of the vault and its name', () => {
  expect(read({ keyVaultSecret: `${VAULT}/secrets/vm-key` }).data).toEqual({
    keyVaultSecret: { keyVaultId: VAULT, secretName: 'vm-key' },
  });
});

test('a variable is read by its name', () => {
  expect(read({ variable: 'vm_key' }).data).toEqual({ variable: 'vm_key' });
});

test.each([
  ['an id with a version', `${VAULT}/secrets/vm-key/0123`],
  ['the address of a secret', 'https://kv-ops.vault.azure.net/secrets/vm-key'],
  ['the id of a vault', VAULT],
  ['the secret itself', '-----BEGIN OPENSSH PRIVATE KEY-----'],
  ['an expression', `${VAULT}/secrets/\${file("key")}`],
  ['a vault whose name is too long', `${VAULT}${'s'.repeat(24)}/secrets/vm-key`],
])('%s is refused', (_, keyVaultSecret) => {
  expect(refusals({ keyVaultSecret })).toEqual([['keyVaultSecret', 'secret-id']]);
});

test.each(['count', 'Vm', 'vm-key', '1key', 'TF_VAR_key', ''])('a variable %j is refused', (variable) => {
  expect(refusals({ variable })).toEqual([['variable', 'variable']]);
});

test.each([
  ['nothing', {}],
  ['both', { keyVaultSecret: `${VAULT}/secrets/vm-key`, variable: 'vm_key' }],
])('%s is refused', (_, value) => {
  expect(refusals(value)).toEqual([['', 'one-secret']]);
});
