import type { NodeAccess } from '../../src/constructs/compute-cluster';
import { ComputeInstance, type ComputeInstanceProps } from '../../src/constructs/compute-instance';
import { MachineLearningWorkspace } from '../../src/constructs/machine-learning-workspace';
import { assignRole, ManagedIdentity } from '../../src/constructs/managed-identity';
import { Subnet } from '../../src/constructs/subnet';
import { synthesizeConstructs } from '../../src/testing';
import { COMPUTE, changes, IDENTITY, PLACEMENT, reference, WORKSPACE_ID, WORKSPACE_PROPS } from './samples';

const PROPS: ComputeInstanceProps = {
  name: 'notebook-1',
  workspaceId: WORKSPACE_ID,
  subnet: COMPUTE,
  vmSize: 'Standard_D4s_v5',
  identity: IDENTITY,
};
const SSH = { adminUsername: 'azureuser', publicKey: 'ssh-ed25519 AAAA admin@example' };

const instance = (over: Partial<ComputeInstanceProps> = {}) =>
  synthesizeConstructs((stack) => {
    new ComputeInstance(stack, 'Instance', { ...PROPS, ...over });
  }).only('azurerm_machine_learning_compute_instance');

describe('ComputeInstance', () => {
  test('is closed and one person’s own where nothing else is said, and lives where its workspace lives', () => {
    expect(instance()).toEqual({
      name: 'notebook-1',
      machine_learning_workspace_id: WORKSPACE_ID,
      subnet_resource_id: COMPUTE.subnetId,
      virtual_machine_size: 'Standard_D4s_v5',
      authorization_type: 'personal',
      node_public_ip_enabled: false,
      local_auth_enabled: false,
      identity: { type: 'UserAssigned', identity_ids: [IDENTITY.identityId] },
      lifecycle: { ignore_changes: ['description', 'node_public_ip_enabled', 'tags'] },
    });
  });

  test.each<[string, NodeAccess, object]>([
    ['a public address', { publicIp: true }, { node_public_ip_enabled: true }],
    ['local accounts', { localAuth: true }, { local_auth_enabled: true }],
    ['SSH with a key, as whom Azure names', { ssh: SSH }, { ssh: { public_key: SSH.publicKey } }],
    ['nothing, said in so many words', { publicIp: false, localAuth: false }, {}],
  ])('opens %s and nothing else', (_, access, opened) => {
    expect(changes(instance(), instance({ access }))).toEqual(opened);
  });

  test.each<[string, Partial<ComputeInstanceProps>, object]>([
    [
      'the person whom it is for',
      { assignTo: { objectId: 'o', tenantId: 't' } },
      { assign_to_user: { object_id: 'o', tenant_id: 't' } },
    ],
    ['an identity that comes with it', { identity: 'SystemAssigned' }, { identity: { type: 'SystemAssigned' } }],
    ['what it is for, to the letter', { description: '%{x}' }, { description: '${"%"}{x}' }],
  ])('takes %s', (_, over, written) => {
    expect(changes(instance(), instance(over))).toEqual(written);
  });

  test('tells the object id of the identity that comes with it', () => {
    const role = synthesizeConstructs((own) => {
      const { principalId } = new ComputeInstance(own, 'Instance', { ...PROPS, identity: 'SystemAssigned' });
      assignRole(own, 'Role', { on: WORKSPACE_ID, role: 'Reader', principalId, principalKey: 'k' });
    }).only('azurerm_role_assignment');
    expect(role.principal_id).toEqual(
      reference('azurerm_machine_learning_compute_instance', 'identity[0].principal_id'),
    );
  });

  test('carries tags of its own, as it has no placement', () => {
    expect(instance({ tags: { owner: 'ml' } }).tags).toEqual({ owner: 'ml' });
    expect(instance({ tags: {} })).not.toHaveProperty('tags');
  });

  test('refers to what stands in the same stack, and is referred to by its id', () => {
    const stack = synthesizeConstructs((own) => {
      const subnet = new Subnet(own, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg',
        virtualNetworkName: 'vnet',
        block: '10.1.0.0/24',
      });
      const identity = new ManagedIdentity(own, 'Identity', { name: 'id', placement: PLACEMENT });
      const { workspaceId } = new MachineLearningWorkspace(own, 'Workspace', {
        ...WORKSPACE_PROPS,
        placement: PLACEMENT,
      });
      const { computeId } = new ComputeInstance(own, 'Instance', { ...PROPS, subnet, identity, workspaceId });
      assignRole(own, 'Role', { on: computeId, role: 'Reader', principalId: 'p', principalKey: 'k' });
    });
    expect(stack.only('azurerm_machine_learning_compute_instance')).toMatchObject({
      machine_learning_workspace_id: reference('azurerm_machine_learning_workspace', 'id'),
      subnet_resource_id: reference('azurerm_subnet', 'id'),
      identity: { identity_ids: [reference('azurerm_user_assigned_identity', 'id')] },
    });
    expect(stack.only('azurerm_role_assignment').scope).toEqual(
      reference('azurerm_machine_learning_compute_instance', 'id'),
    );
  });
});
