import { PrivateDnsZones } from '../../src/patterns/private-dns-zones';
import { PrivateEndpoints, type PrivateEndpointsProps } from '../../src/patterns/private-endpoints';
import { SecuredMlWorkspace } from '../../src/patterns/secured-ml-workspace';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { synthesizeConstructs } from '../../src/testing';
import { COMPUTE, PLACEMENT, reference, STORAGE_ID, VNET } from '../constructs/samples';
import { AKS, LEAST } from '../support/plans';
import { cycle, references, waitsFor } from '../support/references';

const PRIVATE = { storage: 'privateEndpoint', keyVault: 'privateEndpoint' } as const;
const compute = { clusters: [{ name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: 4 }] };
const build = (over: Partial<WorkspaceProps> = {}) =>
  synthesizeConstructs((stack) => {
    new SecuredMlWorkspace(stack, 'Ml', { ...LEAST, compute, connectivity: PRIVATE, ...over });
  });
const parts = (stack: ReturnType<typeof build>) =>
  stack
    .all('azurerm_private_endpoint')
    .map(
      ({ private_service_connection: connection }) =>
        (connection as { subresource_names: string[] }).subresource_names[0],
    );

describe('a workspace at private addresses', () => {
  test('closes the public addresses of storage and vault, and gives each part an endpoint', () => {
    const stack = build({ storage: { privateEndpoints: ['queue'] } });
    expect(stack.only('azurerm_storage_account')).toMatchObject({
      public_network_access_enabled: false,
      network_rules: {
        default_action: 'Deny',
        bypass: ['AzureServices'],
        virtual_network_subnet_ids: [],
        ip_rules: [],
      },
    });
    expect(stack.only('azurerm_key_vault')).toMatchObject({
      public_network_access_enabled: false,
      network_acls: { default_action: 'Deny', bypass: 'AzureServices', virtual_network_subnet_ids: [] },
    });
    expect(parts(stack).sort()).toEqual(['amlworkspace', 'blob', 'file', 'queue', 'registry', 'vault']);
    expect(stack.all('azurerm_private_dns_zone')).toHaveLength(7);
    expect(stack.all('azurerm_private_dns_zone_virtual_network_link')).toHaveLength(7);
  });

  test('lets the workspace see the endpoints of its storage', () => {
    const readers = build()
      .all('azurerm_role_assignment')
      .filter(({ role_definition_name: role }) => role === 'Reader');
    expect(readers.map(({ scope }) => scope)).toEqual([
      expect.stringMatching(/azurerm_private_endpoint\.\w*StorageEndpoints_blob/),
      expect.stringMatching(/azurerm_private_endpoint\.\w*StorageEndpoints_file/),
    ]);
  });

  test('starts no compute before every private name is there', () => {
    const graph = references(build({ aks: AKS, outbound: 'firewall' }));
    const of = (type: string) => [...graph.keys()].filter((address) => address.startsWith(`${type}.`));
    const [cluster = ''] = of('azurerm_machine_learning_compute_cluster');
    const first = [...of('azurerm_private_endpoint'), ...of('azurerm_private_dns_zone_virtual_network_link')];
    expect(first).toHaveLength(5 + 6);
    expect(first.filter((one) => !waitsFor(graph, cluster, one))).toEqual([]);
    expect(cycle(graph)).toBeUndefined();
  });

  test('keeps what stands where it stood: endpoints of workspace and registry, with their zones below them', () => {
    const zones = (over: Partial<WorkspaceProps>) => {
      const { resource } = build(over).json as { resource: Record<string, Record<string, object>> };
      return Object.keys(resource.azurerm_private_dns_zone ?? {});
    };
    const before = zones({ connectivity: {} });
    expect(before).toHaveLength(3);
    expect(zones({})).toEqual(expect.arrayContaining(before));
  });

  test('names what the workspace alone may pass, also without a public address', () => {
    const stack = build({ storage: { trusted: 'workspace' } });
    expect(stack.only('azurerm_storage_account')).toMatchObject({ public_network_access_enabled: false });
    expect(stack.only('azurerm_storage_account_network_rules')).toMatchObject({
      default_action: 'Deny',
      bypass: ['None'],
      private_link_access: [{ endpoint_resource_id: reference('azurerm_machine_learning_workspace', 'id') }],
    });
  });
});

describe("somebody else's zones", () => {
  const HUB = '11111111-1111-1111-1111-111111111111';
  const groups = (stack: ReturnType<typeof build>) =>
    stack
      .all('azurerm_private_endpoint')
      .flatMap(
        ({ private_dns_zone_group: group }) => (group as { private_dns_zone_ids: string[] }).private_dns_zone_ids,
      );

  test('of our subscription are read, and linked where the config says so', () => {
    const existing = { resourceGroup: 'rg-dns' } as const;
    const theirs = build({ privateDnsZones: { existing } });
    expect(theirs.all('azurerm_private_dns_zone')).toEqual([]);
    expect(theirs.all('azurerm_private_dns_zone_virtual_network_link')).toEqual([]);
    expect(groups(theirs)).toEqual(Array(6).fill(expect.stringMatching(/^\$\{data\.azurerm_private_dns_zone\./)));
    const linked = build({ privateDnsZones: { existing: { ...existing, linkedBy: 'us' } } });
    expect(linked.all('azurerm_private_dns_zone_virtual_network_link')).toHaveLength(6);
    expect(cycle(references(linked))).toBeUndefined();
  });

  test('of another subscription are named by id, and nothing of theirs is touched', () => {
    const stack = build({ privateDnsZones: { existing: { resourceGroup: 'rg-dns', subscriptionId: HUB } } });
    expect(groups(stack)).toEqual(
      Array(6).fill(expect.stringMatching(`^/subscriptions/${HUB}/resourceGroups/rg-dns/`)),
    );
    expect(stack.json).not.toHaveProperty('data.azurerm_private_dns_zone');
  });
});

describe('PrivateEndpoints', () => {
  const two = (
    over: Partial<ConstructorParameters<typeof PrivateDnsZones>[2]> = {},
    kinds: PrivateEndpointsProps['kinds'] = ['blob'],
  ) =>
    synthesizeConstructs((stack) => {
      const zones = new PrivateDnsZones(stack, 'Zones', { placement: PLACEMENT, networks: [VNET], ...over });
      const common = { placement: PLACEMENT, subnet: COMPUTE, zones, after: [] };
      new PrivateEndpoints(stack, 'One', { ...common, name: 'pep-one', targetId: STORAGE_ID, kinds });
      new PrivateEndpoints(stack, 'Two', {
        ...common,
        name: 'pep-two',
        targetId: `${STORAGE_ID}two`,
        kinds: ['blob', 'dfs'],
      });
    });

  test('of several accounts share a zone of a name, and are named by their part', () => {
    const stack = two();
    expect(stack.all('azurerm_private_endpoint').map(({ name }) => name)).toEqual([
      'pep-one-blob',
      'pep-two-blob',
      'pep-two-dfs',
    ]);
    expect(stack.all('azurerm_private_dns_zone').map(({ name }) => name)).toEqual([
      'privatelink.blob.core.windows.net',
      'privatelink.dfs.core.windows.net',
    ]);
  });

  test('have the zones of the cloud that they are in', () => {
    const placement = { ...PLACEMENT, location: 'usgovvirginia' };
    expect(
      two({ placement })
        .all('azurerm_private_dns_zone')
        .map(({ name }) => name),
    ).toContain('privatelink.blob.core.usgovcloudapi.net');
  });

  test('fails when the given zones lack one', () => {
    const existing = [{ name: 'privatelink.blob.core.windows.net', at: { id: '/subscriptions/x' } }];
    expect(() => two({ existing })).toThrow('the plan has no zone privatelink.dfs.core.windows.net');
  });
});
