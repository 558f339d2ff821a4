import { ComputeCluster, type ComputeClusterProps, type NodeAccess } from '../../src/constructs/compute-cluster';
import { MachineLearningWorkspace } from '../../src/constructs/machine-learning-workspace';
import { assignRole, ManagedIdentity } from '../../src/constructs/managed-identity';
import { Subnet } from '../../src/constructs/subnet';
import { synthesizeConstructs } from '../../src/testing';
import { COMPUTE, changes, IDENTITY, PLACEMENT, reference, WORKSPACE_ID, WORKSPACE_PROPS } from './samples';

const PROPS: ComputeClusterProps = {
  name: 'cpu',
  placement: PLACEMENT,
  workspaceId: WORKSPACE_ID,
  subnet: COMPUTE,
  vmSize: 'Standard_D4s_v5',
  maxNodes: 4,
  identity: IDENTITY,
};
const SSH = { adminUsername: 'azureuser', publicKey: 'ssh-ed25519 AAAA admin@example' };

const cluster = (over: Partial<ComputeClusterProps> = {}) =>
  synthesizeConstructs((stack) => {
    new ComputeCluster(stack, 'Cluster', { ...PROPS, ...over });
  }).only('azurerm_machine_learning_compute_cluster');

describe('ComputeCluster', () => {
  test('names no subnet where its workspace has a managed network', () => {
    expect(cluster({ subnet: undefined })).not.toHaveProperty('subnet_resource_id');
  });

  test('is closed, scales to nothing and takes dedicated nodes where nothing else is said', () => {
    expect(cluster()).toEqual({
      name: 'cpu',
      location: 'westeurope',
      machine_learning_workspace_id: WORKSPACE_ID,
      subnet_resource_id: COMPUTE.subnetId,
      vm_size: 'Standard_D4s_v5',
      vm_priority: 'Dedicated',
      scale_settings: { min_node_count: 0, max_node_count: 4, scale_down_nodes_after_idle_duration: 'PT2M' },
      node_public_ip_enabled: false,
      local_auth_enabled: false,
      ssh_public_access_enabled: false,
      identity: { type: 'UserAssigned', identity_ids: [IDENTITY.identityId] },
    });
  });

  test.each<[string, NodeAccess, object]>([
    ['a public address', { publicIp: true }, { node_public_ip_enabled: true }],
    ['local accounts', { localAuth: true }, { local_auth_enabled: true }],
    [
      'SSH with a key',
      { ssh: SSH },
      { ssh_public_access_enabled: true, ssh: { admin_username: 'azureuser', key_value: SSH.publicKey } },
    ],
    ['nothing, said in so many words', { publicIp: false, localAuth: false }, {}],
  ])('opens %s and nothing else', (_, access, opened) => {
    expect(changes(cluster(), cluster({ access }))).toEqual(opened);
  });

  test.each<[string, Partial<ComputeClusterProps>, object]>([
    ['least nodes', { minNodes: 1 }, { min_node_count: 1 }],
    ['most nodes', { maxNodes: 50 }, { max_node_count: 50 }],
    ['idle minutes', { idleMinutes: 10 }, { scale_down_nodes_after_idle_duration: 'PT10M' }],
    ['an hour, as Azure writes it back', { idleMinutes: 60 }, { scale_down_nodes_after_idle_duration: 'PT1H' }],
    ['hours and minutes', { idleMinutes: 90 }, { scale_down_nodes_after_idle_duration: 'PT1H30M' }],
    ['a day', { idleMinutes: 1440 }, { scale_down_nodes_after_idle_duration: 'P1D' }],
  ])('takes %s', (_, over, settings) => {
    expect(cluster(over).scale_settings).toMatchObject(settings);
  });

  test.each(['Dedicated', 'LowPriority'] as const)('takes %s nodes', (priority) => {
    expect(cluster({ priority }).vm_priority).toBe(priority);
  });

  test.each<[string, Partial<ComputeClusterProps>, object]>([
    ['an identity that comes with it', { identity: 'SystemAssigned' }, { identity: { type: 'SystemAssigned' } }],
    [
      'several identities',
      { identity: [IDENTITY, { identityId: `${IDENTITY.identityId}-2` }] },
      { identity: { type: 'UserAssigned', identity_ids: [IDENTITY.identityId, `${IDENTITY.identityId}-2`] } },
    ],
    ['what it is for, to the letter', { description: 'a ${b}' }, { description: 'a ${"$"}{b}' }],
  ])('takes %s', (_, over, written) => {
    expect(changes(cluster(), cluster(over))).toEqual(written);
  });

  test('fails when no identity is named', () => {
    expect(() => cluster({ identity: [] })).toThrow("a compute runs as an identity: name one, or 'SystemAssigned'");
  });

  test('tells the object id of the identity that comes with it', () => {
    const role = synthesizeConstructs((own) => {
      const { principalId } = new ComputeCluster(own, 'Cluster', { ...PROPS, identity: 'SystemAssigned' });
      assignRole(own, 'Role', { on: WORKSPACE_ID, role: 'Reader', principalId, principalKey: 'k' });
    }).only('azurerm_role_assignment');
    expect(role.principal_id).toEqual(
      reference('azurerm_machine_learning_compute_cluster', 'identity[0].principal_id'),
    );
  });

  test('gives nodes no password to come in with', () => {
    expect(JSON.stringify(cluster({ access: { ssh: SSH } }))).not.toMatch(/password/);
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
      const { computeId } = new ComputeCluster(own, 'Cluster', { ...PROPS, subnet, identity, workspaceId });
      assignRole(own, 'Role', { on: computeId, role: 'Reader', principalId: 'p', principalKey: 'k' });
    });
    expect(stack.only('azurerm_machine_learning_compute_cluster')).toMatchObject({
      machine_learning_workspace_id: reference('azurerm_machine_learning_workspace', 'id'),
      subnet_resource_id: reference('azurerm_subnet', 'id'),
      identity: { identity_ids: [reference('azurerm_user_assigned_identity', 'id')] },
    });
    expect(stack.only('azurerm_role_assignment').scope).toEqual(
      reference('azurerm_machine_learning_compute_cluster', 'id'),
    );
  });
});
