import { assignRole, ManagedIdentity, type RoleProps } from '../../src/constructs/managed-identity';
import { StorageAccount } from '../../src/constructs/storage-account';
import { synthesizeConstructs } from '../../src/testing';
import { IDENTITY, PLACEMENT, REGISTRY_ID, reference, STORAGE_ID } from './samples';

const PROPS: RoleProps = {
  on: STORAGE_ID,
  role: 'Contributor',
  principalId: IDENTITY.principalId,
  principalKey: IDENTITY.identityId,
};

const role = (over: Partial<RoleProps> = {}) =>
  synthesizeConstructs((stack) => {
    assignRole(stack, 'Role', { ...PROPS, ...over });
  }).only('azurerm_role_assignment');

describe('ManagedIdentity', () => {
  test('is an identity and nothing else', () => {
    const stack = synthesizeConstructs((own) => {
      new ManagedIdentity(own, 'Identity', { name: 'id-ml', placement: PLACEMENT });
    });
    expect(stack.counts).toEqual({ azurerm_user_assigned_identity: 1 });
    expect(stack.only('azurerm_user_assigned_identity')).toEqual({
      name: 'id-ml',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
    });
  });

  test('tells its id and its principal', () => {
    const stack = synthesizeConstructs((own) => {
      const { identityId, principalId } = new ManagedIdentity(own, 'Identity', { name: 'id-ml', placement: PLACEMENT });
      assignRole(own, 'Role', { ...PROPS, on: identityId, principalId });
    });
    expect(stack.only('azurerm_role_assignment')).toMatchObject({
      scope: reference('azurerm_user_assigned_identity', 'id'),
      principal_id: reference('azurerm_user_assigned_identity', 'principal_id'),
    });
  });
});

describe('assignRole', () => {
  test('gives a principal that may be too new to be looked up a role by its name', () => {
    expect(role()).toEqual({
      name: expect.any(String),
      scope: STORAGE_ID,
      role_definition_name: 'Contributor',
      principal_id: IDENTITY.principalId,
      principal_type: 'ServicePrincipal',
    });
  });

  test('derives its name from what it is on, the role and who holds it', () => {
    expect(role().name).toBe(`\${uuidv5("url", "${STORAGE_ID}|Contributor|${IDENTITY.identityId}")}`);
  });

  test.each<[string, Partial<RoleProps>]>([
    ['another scope', { on: REGISTRY_ID }],
    ['another role', { role: 'Reader' }],
    ['another holder', { principalKey: 'somebody else' }],
  ])('has another name for %s', (_, over) => {
    expect(role(over).name).not.toBe(role().name);
  });

  test('keeps its name when the principal is made anew', () => {
    expect(role({ principalId: '33333333-3333-3333-3333-333333333333' }).name).toBe(role().name);
  });

  test('derives the name from resources of the same stack when they are known', () => {
    const stack = synthesizeConstructs((own) => {
      const { storageAccountId } = new StorageAccount(own, 'Storage', {
        name: 'st',
        placement: PLACEMENT,
        firewall: undefined,
      });
      const { identityId, principalId } = new ManagedIdentity(own, 'Identity', { name: 'id', placement: PLACEMENT });
      assignRole(own, 'Role', { on: storageAccountId, role: 'Contributor', principalId, principalKey: identityId });
    });
    expect(stack.only('azurerm_role_assignment').name).toMatch(
      /^\$\{uuidv5\("url", "\$\{azurerm_storage_account\.\w+\.id\}\|Contributor\|\$\{azurerm_user_assigned_identity\.\w+\.id\}"\)\}$/,
    );
  });
});
