import { AksAttachment } from '../../src/constructs/aks-attachment';
import { KubernetesCluster, type KubernetesClusterProps } from '../../src/constructs/kubernetes-cluster';
import { assignRole, ManagedIdentity } from '../../src/constructs/managed-identity';
import { Subnet } from '../../src/constructs/subnet';
import { synthesizeConstructs } from '../../src/testing';
import { AKS_PROPS, AKS_SUBNET, changes, IDENTITY, PLACEMENT, reference } from './samples';

const cluster = (over: Partial<KubernetesClusterProps> = {}) =>
  synthesizeConstructs((stack) => {
    new KubernetesCluster(stack, 'Cluster', { ...AKS_PROPS, placement: PLACEMENT, ...over });
  }).only('azurerm_kubernetes_cluster');

describe('KubernetesCluster', () => {
  test('keeps its API server inside the network where nobody is named', () => {
    const written = cluster();
    expect(written).toMatchObject({
      private_cluster_enabled: true,
      private_dns_zone_id: 'System',
      private_cluster_public_fqdn_enabled: false,
    });
    expect(written).not.toHaveProperty('api_server_access_profile');
  });

  test('opens its API server to the blocks that are named and nobody else', () => {
    expect(changes(cluster(), cluster({ apiServerFrom: ['198.51.100.0/28', '203.0.113.7/32'] }))).toEqual({
      private_cluster_enabled: false,
      api_server_access_profile: { authorized_ip_ranges: ['198.51.100.0/28', '203.0.113.7/32'] },
      private_dns_zone_id: undefined,
      private_cluster_public_fqdn_enabled: undefined,
    });
  });

  test.each<[string, string, unknown]>([
    ['runs no commands from the portal', 'run_command_enabled', false],
    ['asks Kubernetes who may do what', 'role_based_access_control_enabled', true],
    ['keeps local accounts, since Azure Machine Learning attaches with them', 'local_account_disabled', false],
    ['issues tokens, which cannot be taken back later', 'oidc_issuer_enabled', true],
    ['takes patches by itself', 'automatic_upgrade_channel', 'patch'],
    ['takes new node images by itself', 'node_os_upgrade_channel', 'NodeImage'],
    ['has a control plane that is kept up', 'sku_tier', 'Standard'],
  ])('%s', (_, argument, value) => {
    expect(cluster()[argument]).toBe(value);
  });

  test('has nodes of its subnet, without public addresses', () => {
    const nodes = { count: 5, vmSize: 'Standard_D8s_v5', maxPods: 50, maxSurge: 2 };
    expect(cluster({ nodes }).default_node_pool).toEqual({
      name: 'system',
      vm_size: 'Standard_D8s_v5',
      node_count: 5,
      max_pods: 50,
      vnet_subnet_id: AKS_SUBNET.subnetId,
      node_public_ip_enabled: false,
      upgrade_settings: { max_surge: '2' },
    });
  });

  test.each(['userDefinedRouting', 'userAssignedNATGateway'] as const)(
    'gives pods addresses of the network and leaves by %s',
    (outboundType) => {
      expect(cluster({ outboundType }).network_profile).toEqual({
        network_plugin: 'azure',
        network_policy: 'azure',
        service_cidr: '10.41.0.0/16',
        dns_service_ip: '10.41.0.10',
        outbound_type: outboundType,
        load_balancer_sku: 'standard',
      });
    },
  );

  test('gives pods of an overlay addresses of their own, and changes nothing else', () => {
    const { network_profile: flat, ...rest } = cluster();
    const { network_profile: overlay, ...others } = cluster({ podCidr: '10.244.0.0/16' });
    expect(others).toEqual(rest);
    expect(overlay).toEqual({ ...(flat as object), network_plugin_mode: 'overlay', pod_cidr: '10.244.0.0/16' });
  });

  test('has its nodes in the group that is named, and leaves the name to AKS where none is', () => {
    expect(changes(cluster(), cluster({ nodeResourceGroup: 'rg-nodes-ml' }))).toEqual({
      node_resource_group: 'rg-nodes-ml',
    });
    expect(cluster()).not.toHaveProperty('node_resource_group');
  });

  test('runs as the identity that it is given', () => {
    expect(cluster().identity).toEqual({ type: 'UserAssigned', identity_ids: [IDENTITY.identityId] });
  });

  test.each([
    ['aks-ml', 'aks-ml'],
    ['aks_ml_1', 'aks-ml-1'],
    ['a', 'a'],
    [`a${'b'.repeat(62)}`, `a${'b'.repeat(53)}`],
    [`a${'b'.repeat(52)}-${'c'.repeat(9)}`, `a${'b'.repeat(52)}`],
    [`a${'b'.repeat(50)}___${'c'.repeat(9)}`, `a${'b'.repeat(50)}`],
  ])('%s has the DNS prefix %s, which Azure takes', (name, prefix) => {
    expect(cluster({ name })).toMatchObject({ name, dns_prefix: prefix });
    expect(prefix).toMatch(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,52}[a-zA-Z0-9])?$/);
  });

  test('refers to what stands in the same stack, and tells its id and who pulls images', () => {
    const stack = synthesizeConstructs((own) => {
      const subnet = new Subnet(own, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg',
        virtualNetworkName: 'vnet',
        block: '10.1.0.0/24',
      });
      const identity = new ManagedIdentity(own, 'Identity', { name: 'id', placement: PLACEMENT });
      const made = new KubernetesCluster(own, 'Cluster', { ...AKS_PROPS, placement: PLACEMENT, subnet, identity });
      assignRole(own, 'Role', {
        on: made.clusterId,
        role: 'AcrPull',
        principalId: made.kubeletPrincipalId,
        principalKey: 'k',
      });
      new AksAttachment(own, 'Attachment', {
        name: 'a',
        placement: PLACEMENT,
        workspaceName: 'w',
        clusterId: made.clusterId,
        loadBalancerSubnet: subnet,
      });
    });
    expect(stack.only('azurerm_kubernetes_cluster')).toMatchObject({
      default_node_pool: { vnet_subnet_id: reference('azurerm_subnet', 'id') },
      identity: { identity_ids: [reference('azurerm_user_assigned_identity', 'id')] },
    });
    expect(stack.only('azurerm_role_assignment')).toMatchObject({
      scope: reference('azurerm_kubernetes_cluster', 'id'),
      principal_id: reference('azurerm_kubernetes_cluster', 'kubelet_identity[0].object_id'),
    });
  });
});
