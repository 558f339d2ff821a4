import { SecuredMlWorkspace } from '../../src/patterns/secured-ml-workspace';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { synthesizeConstructs } from '../../src/testing';
import { EXAMPLES, exampleInput, synthesizeAnew, synthesizeExample } from '../support/examples';
import { AKS, LEAST } from '../support/plans';
import { cycle, references, waitsFor } from '../support/references';

const build = (over: Partial<WorkspaceProps> = {}) =>
  synthesizeConstructs((stack) => {
    new SecuredMlWorkspace(stack, 'Ml', { ...LEAST, ...over });
  });
const computes = {
  clusters: [{ name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: 4 }],
  instances: [{ name: 'notebook-1', vmSize: 'Standard_D4s_v5' }],
};
const full = { outbound: 'firewall', compute: computes, aks: AKS } as const;

/** Addresses of a type. */
const of = (graph: ReturnType<typeof references>, type: string) =>
  [...graph.keys()].filter((address) => address.startsWith(`${type}.`));

describe('order', () => {
  test.each(Object.keys(EXAMPLES))('%s has no cycle', (name) => {
    expect(cycle(references(synthesizeExample(name)))).toBeUndefined();
  });

  test.each([
    ['azurerm_machine_learning_compute_cluster', 'azurerm_subnet_network_security_group_association'],
    ['azurerm_machine_learning_compute_cluster', 'azurerm_subnet_route_table_association'],
    ['azurerm_machine_learning_compute_cluster', 'azurerm_firewall_policy_rule_collection_group'],
    ['azurerm_machine_learning_compute_cluster', 'azurerm_virtual_network_dns_servers'],
    ['azurerm_machine_learning_compute_instance', 'azurerm_private_endpoint'],
    ['azurerm_machine_learning_compute_instance', 'azurerm_private_dns_zone_virtual_network_link'],
    ['azurerm_kubernetes_cluster', 'azurerm_subnet_route_table_association'],
    ['azurerm_kubernetes_cluster', 'azurerm_firewall_policy_rule_collection_group'],
    ['azurerm_resource_group_template_deployment', 'azurerm_kubernetes_cluster'],
    ['azurerm_resource_group_template_deployment', 'azurerm_machine_learning_workspace'],
    ['azurerm_resource_group_template_deployment', 'azurerm_private_endpoint'],
    ['azurerm_route_table', 'azurerm_firewall'],
  ])('every %s waits for every %s', (later, earlier) => {
    const graph = references(build(full));
    const pairs = of(graph, later).flatMap((one) => of(graph, earlier).map((other) => [one, other] as const));
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.filter(([one, other]) => !waitsFor(graph, one, other))).toEqual([]);
  });

  test('a compute waits for the right of its own identity to pull images, given once to each identity', () => {
    const group = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg';
    const id = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-data`;
    const identity = { userAssigned: [{ id, principalId: '22222222-2222-2222-2222-222222222222' }] };
    const [cluster, instance] = [computes.clusters[0], computes.instances[0]] as const;
    const made = build({
      compute: {
        clusters: [
          { ...cluster, identity },
          { ...cluster, name: 'gpu', identity: { systemAssigned: true } },
        ] as never,
        instances: [{ ...instance, identity }] as never,
      },
    });
    const graph = references(made);
    const pulls = of(graph, 'azurerm_role_assignment').filter((address) => address.includes('ImagePull'));
    const [right = '', after = ''] = ['identity-id-data', 'compute-gpu'].map((part) =>
      pulls.find((address) => address.includes(part)),
    );
    expect(pulls).toHaveLength(2);
    for (const one of ['Cluster-cpu', 'Instance-notebook-1']) {
      const [compute = ''] = [...graph.keys()].filter((address) => address.includes(one));
      expect(waitsFor(graph, compute, right)).toBe(true);
    }
    const [gpu = ''] = [...graph.keys()].filter((address) => address.includes('Cluster-gpu'));
    expect(waitsFor(graph, after, gpu)).toBe(true);
    expect(of(graph, 'azurerm_user_assigned_identity')).toHaveLength(1);
  });

  test('the cluster waits for its right to join the subnet', () => {
    const graph = references(build(full));
    const right = of(graph, 'azurerm_role_assignment').find((address) => address.includes('SubnetRole')) ?? '';
    expect(of(graph, 'azurerm_kubernetes_cluster').every((cluster) => waitsFor(graph, cluster, right))).toBe(true);
  });

  test('the update of an attachment waits for the attachment', () => {
    const graph = references(build({ ...full, aks: { ...AKS, attach: 'attachThenUpdate' } }));
    const [first = '', second = ''] = of(graph, 'azurerm_resource_group_template_deployment').sort();
    expect([first, second].map((one) => /_(Attachment|Update)_/.exec(one)?.[1])).toEqual(['Attachment', 'Update']);
    expect(waitsFor(graph, second, first)).toBe(true);
  });

  test('the Kubernetes compute waits for the extension, its own right to images and the rights of the workspace', () => {
    const tls = { cname: 'scoring.corp.example', kubernetesSecret: 'scoring-tls' };
    const nodePools = [{ name: 'models', count: 1, vmSize: 'Standard_D4s_v5' }];
    const graph = references(build({ ...full, aks: { ...AKS, compute: 'kubernetes', tls, nodePools } }));
    const [attachment = ''] = of(graph, 'azurerm_resource_group_template_deployment');
    const [extension = ''] = of(graph, 'azurerm_kubernetes_cluster_extension');
    const [pool = ''] = of(graph, 'azurerm_kubernetes_cluster_node_pool');
    const roles = of(graph, 'azurerm_role_assignment').filter((one) => /_Scoring_(ClusterRole|ImagePull)/.test(one));
    expect(roles).toHaveLength(4);
    expect([extension, ...roles].filter((one) => !waitsFor(graph, attachment, one))).toEqual([]);
    expect(waitsFor(graph, extension, pool)).toBe(true);
  });

  test('the workspace waits for the roles of its identity on its services', () => {
    const graph = references(build());
    const [workspace = ''] = of(graph, 'azurerm_machine_learning_workspace');
    const roles = of(graph, 'azurerm_role_assignment').filter((address) =>
      /Role-(workspaceStorage|keyVault|containerRegistry|applicationInsights)-/.test(address),
    );
    expect(roles).toHaveLength(6);
    expect(roles.filter((role) => !waitsFor(graph, workspace, role))).toEqual([]);
  });

  test('without firewall the computes wait for the NAT gateway', () => {
    const graph = references(build({ compute: computes }));
    const [cluster = ''] = of(graph, 'azurerm_machine_learning_compute_cluster');
    expect(of(graph, 'azurerm_subnet_nat_gateway_association').every((one) => waitsFor(graph, cluster, one))).toBe(
      true,
    );
  });
});

describe('the firewall of the storage account', () => {
  test('is on from the first second where trusted services pass it', () => {
    const stack = build();
    expect(stack.only('azurerm_storage_account').network_rules).toMatchObject({
      default_action: 'Deny',
      bypass: ['AzureServices'],
    });
    expect(stack.all('azurerm_storage_account_network_rules')).toEqual([]);
  });

  test('names the workspace and nothing else of Azure where only that is trusted, after the workspace and in no cycle', () => {
    const stack = build({ storage: { trusted: 'workspace' } });
    expect(stack.only('azurerm_storage_account').network_rules).toBeUndefined();
    expect(stack.only('azurerm_storage_account_network_rules')).toMatchObject({
      default_action: 'Deny',
      bypass: ['None'],
      private_link_access: [{ endpoint_resource_id: expect.stringContaining('azurerm_machine_learning_workspace.') }],
    });
    expect(cycle(references(stack))).toBeUndefined();
  });
});

test('an account that is closed after creation is closed last, to all but those that are named', () => {
  const stack = build({ bootstrap: { closeAfterCreation: { reason: 'a test needs it' } } });
  expect(stack.only('azurerm_storage_account').network_rules).toBeUndefined();
  expect(stack.only('azurerm_storage_account_network_rules')).toMatchObject({
    default_action: 'Deny',
    bypass: ['AzureServices'],
    depends_on: [expect.stringMatching(/^azurerm_machine_learning_workspace\./)],
  });
  expect(stack.only('azurerm_key_vault').network_acls).toMatchObject({ default_action: 'Deny' });
});

describe('what is written', () => {
  test('nodes are closed unless the config opens them', () => {
    const open = { reason: 'a test needs it' };
    const closed = { node_public_ip_enabled: false, local_auth_enabled: false };
    expect(build({ compute: computes }).only('azurerm_machine_learning_compute_cluster')).toMatchObject({
      ...closed,
      ssh_public_access_enabled: false,
    });
    expect(build({ compute: computes }).only('azurerm_machine_learning_compute_instance')).toMatchObject(closed);
    expect(
      build({ compute: { ...computes, publicIp: open, localAuth: open } }).only(
        'azurerm_machine_learning_compute_cluster',
      ),
    ).toMatchObject({ node_public_ip_enabled: true, local_auth_enabled: true });
  });

  test('SSH goes to both kinds of computes, with the key that is given', () => {
    const publicKey = 'ssh-ed25519 AAAA';
    const reason = { reason: 'a test needs it' };
    const stack = build({
      compute: {
        ...computes,
        publicIp: reason,
        ssh: { ...reason, from: ['198.51.100.0/28'], adminUsername: 'azureuser', publicKey },
      },
    });
    expect(stack.only('azurerm_machine_learning_compute_cluster')).toMatchObject({
      ssh_public_access_enabled: true,
      ssh: { admin_username: 'azureuser', key_value: publicKey },
    });
    expect(stack.only('azurerm_machine_learning_compute_instance')).toMatchObject({ ssh: { public_key: publicKey } });
  });

  test('a public API server admits the named blocks and the address that nodes come with', () => {
    const stack = build({ aks: { ...AKS, publicApiServer: { reason: 'a test needs it', from: ['198.51.100.0/28'] } } });
    expect(stack.only('azurerm_kubernetes_cluster')).toMatchObject({
      private_cluster_enabled: false,
      api_server_access_profile: {
        authorized_ip_ranges: [
          '198.51.100.0/28',
          expect.stringMatching(/^\$\{azurerm_public_ip\..*\.ip_address\}\/32$/),
        ],
      },
    });
  });

  test('the nodes of AKS live in a group of a derived name', () => {
    expect(build({ aks: AKS }).only('azurerm_kubernetes_cluster').node_resource_group).toBe(
      'rg-nodes-fraud-dev-eastus2',
    );
  });

  test('instances and attachment are not touched by a changed tag', () => {
    const stack = build({ ...full, tags: { owner: 'ml' } });
    expect(stack.only('azurerm_machine_learning_compute_instance')).toMatchObject({
      tags: { owner: 'ml' },
      lifecycle: { ignore_changes: ['description', 'node_public_ip_enabled', 'tags'] },
    });
    expect(stack.only('azurerm_resource_group_template_deployment')).not.toHaveProperty('tags');
    for (const type of ['azurerm_private_dns_zone', 'azurerm_private_dns_zone_virtual_network_link'])
      expect(stack.all(type).filter((block) => 'tags' in block)).toEqual([]);
  });

  test('user text ends as text: no tag and no reason becomes an expression', () => {
    const stack = build({
      tags: { 'a${1}': '${file("/etc/hostname")} %{ if true }' },
      compute: {
        publicIp: { reason: 'x' },
        ssh: {
          reason: '${1 + 1}',
          from: ['198.51.100.0/28'],
          adminUsername: 'azureuser',
          publicKey: 'ssh-ed25519 AAAA',
        },
      },
    });
    expect(stack.only('azurerm_virtual_network').tags).toEqual({
      'a${"$"}{1}': '${"$"}{file("/etc/hostname")} ${"%"}{ if true }',
    });
    const rules = stack
      .all('azurerm_network_security_group')
      .flatMap((group) => group.security_rule as { name: string; description: string }[]);
    expect(rules.find(({ name }) => name === 'AllowSsh')?.description).toBe('${"$"}{1 + 1}');
  });

  test('two workspaces live in one stack', () => {
    const stack = synthesizeConstructs((scope) => {
      new SecuredMlWorkspace(scope, 'One', LEAST);
      new SecuredMlWorkspace(scope, 'Two', { ...LEAST, name: 'churn', network: { addressSpace: '10.50.0.0/16' } });
    });
    expect(stack.counts.azurerm_machine_learning_workspace).toBe(2);
    expect(stack.counts.azurerm_virtual_network).toBe(2);
  });
});

describe('a cluster that somebody else owns', () => {
  const clusterId =
    '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks-1'.replace(
      '/s/',
      '/00000000-0000-0000-0000-000000000000/',
    );
  const existing = build({ aks: { existing: { clusterId, subnetName: 'snet-theirs' } } });

  test('is attached, and nothing of it is made', () => {
    expect(existing.counts).not.toHaveProperty('azurerm_kubernetes_cluster');
    expect(Object.keys(existing.byId('azurerm_subnet')).filter((id) => id.includes('aks'))).toEqual([]);
    const { parameters_content } = existing.only('azurerm_resource_group_template_deployment');
    expect(parameters_content).toContain('"loadBalancerSubnet" = {"value" = "snet-theirs"}');
    expect(parameters_content).toMatch(/"clusterId" = \{"value" = data\.azurerm_kubernetes_cluster\.\w+\.id\}/);
  });

  test('gets the extension and the roles of the workspace where it becomes Kubernetes compute', () => {
    const tls = { cname: 'scoring.corp.example', kubernetesSecret: 'scoring-tls' };
    const stack = build({ aks: { existing: { clusterId }, compute: 'kubernetes', tls } });
    expect(stack.only('azurerm_kubernetes_cluster_extension').cluster_id).toMatch(
      /^\$\{data\.azurerm_kubernetes_cluster/,
    );
    expect(stack.counts).not.toHaveProperty('azurerm_kubernetes_cluster');
  });
});

describe('promises', () => {
  test.each(Object.keys(EXAMPLES))('%s gives the same bytes twice, and from another folder', (name) => {
    const bytes = () => JSON.stringify(synthesizeAnew(name).json);
    const here = process.cwd();
    const first = bytes();
    process.chdir('/');
    try {
      expect(bytes()).toBe(first);
    } finally {
      process.chdir(here);
    }
  });

  test('logical ids of the network stay when computes come', () => {
    const ids = (over: Partial<WorkspaceProps>) => Object.keys(build(over).byId('azurerm_subnet'));
    expect(ids({ compute: computes, aks: AKS })).toEqual(expect.arrayContaining(ids({})));
  });

  test('fails when the props are wrong, naming the construct and every problem', () => {
    const bad = { ...LEAST, region: 'mars', compute: { clusters: [{ name: 'c', vmSize: 'big', maxNodes: 1 }] } };
    expect(() => build(bad as unknown as Partial<WorkspaceProps>)).toThrow(/test\/Ml: 3 problems/);
  });

  test('an example can be written in code to the same effect', () => {
    const { provider: _, backend: __, ...input } = exampleInput('minimal');
    const inCode = synthesizeConstructs((stack) => {
      new SecuredMlWorkspace(stack, 'Ml', input);
    });
    expect(inCode.counts).toEqual(synthesizeExample('minimal').counts);
    expect(inCode.byId('azurerm_subnet')).toEqual(synthesizeExample('minimal').byId('azurerm_subnet'));
  });
});

describe('forced tunnelling', () => {
  const reason = { reason: 'a test needs it' };
  const tunnelled = (over: Partial<WorkspaceProps> = {}) =>
    build({ forcedTunnelling: { nextHop: { appliance: '10.40.112.4' } }, compute: computes, ...over });

  test('makes no way out of its own, and routes of every subnet with hosts', () => {
    const stack = tunnelled({ aks: AKS });
    for (const type of ['azurerm_nat_gateway', 'azurerm_firewall', 'azurerm_public_ip'])
      expect(stack.all(type)).toEqual([]);
    expect(stack.all('azurerm_route_table').map(({ name }) => name)).toEqual([
      'rt-fraud-dev-eastus2-aks',
      'rt-fraud-dev-eastus2-compute',
    ]);
    expect(stack.only('azurerm_kubernetes_cluster').network_profile).toMatchObject({
      outbound_type: 'userDefinedRouting',
    });
  });

  test('lets computes wait for the routes', () => {
    const graph = references(tunnelled());
    const [cluster = ''] = of(graph, 'azurerm_machine_learning_compute_cluster');
    const associations = of(graph, 'azurerm_subnet_route_table_association');
    expect(associations).toHaveLength(1);
    expect(associations.every((one) => waitsFor(graph, cluster, one))).toBe(true);
  });

  test('adds no address of its own to those that reach a public API server', () => {
    const publicApiServer = { ...reason, from: ['198.51.100.0/28'] };
    expect(tunnelled({ aks: { ...AKS, publicApiServer } }).only('azurerm_kubernetes_cluster')).toMatchObject({
      api_server_access_profile: { authorized_ip_ranges: ['198.51.100.0/28'] },
    });
  });

  test('writes no table where the gateway learns the default route and nothing goes past it', () => {
    const learned = tunnelled({ forcedTunnelling: { nextHop: 'learned' } });
    expect(learned.all('azurerm_route_table')).toEqual([]);
    const compute = { ...computes, publicIp: reason };
    expect(tunnelled({ forcedTunnelling: { nextHop: 'learned' }, compute }).only('azurerm_route_table')).toMatchObject({
      bgp_route_propagation_enabled: true,
      route: [{ address_prefix: 'AzureMachineLearning', next_hop_type: 'Internet' }],
    });
  });

  test('gives nodes of serverless jobs an address where the others have one', () => {
    const serverless = (compute: object) =>
      tunnelled({ compute: { ...computes, ...compute } }).only('azurerm_machine_learning_workspace').serverless_compute;
    expect(serverless({ publicIp: reason })).toMatchObject({ public_ip_enabled: true });
    expect(serverless({})).toMatchObject({ public_ip_enabled: false });
  });
});
