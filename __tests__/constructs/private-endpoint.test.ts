import { ContainerRegistry } from '../../src/constructs/container-registry';
import { assignRole } from '../../src/constructs/managed-identity';
import { PrivateDnsZone } from '../../src/constructs/private-dns-zone';
import { PrivateEndpoint, type PrivateEndpointProps } from '../../src/constructs/private-endpoint';
import { Subnet } from '../../src/constructs/subnet';
import { PRIVATE_LINKS } from '../../src/facts/private-link';
import { synthesizeConstructs } from '../../src/testing';
import { COMPUTE, PLACEMENT, REGISTRY_ID, reference, STORAGE_ID, somethingFirst, VNET } from './samples';

const PROPS: PrivateEndpointProps = {
  name: 'pep-ml',
  placement: PLACEMENT,
  service: 'registry',
  targetId: REGISTRY_ID,
  subnet: COMPUTE,
  networks: [VNET],
};

const endpoint = (over: Partial<PrivateEndpointProps> = {}) =>
  synthesizeConstructs((stack) => {
    new PrivateEndpoint(stack, 'Endpoint', { ...PROPS, ...over });
  });

describe('PrivateEndpoint', () => {
  test('leads to its target from its subnet, and asks nobody to approve', () => {
    expect(endpoint().only('azurerm_private_endpoint')).toEqual({
      name: 'pep-ml',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      subnet_id: COMPUTE.subnetId,
      private_service_connection: {
        name: 'pep-ml',
        is_manual_connection: false,
        private_connection_resource_id: REGISTRY_ID,
        subresource_names: ['registry'],
      },
      private_dns_zone_group: { name: 'default', private_dns_zone_ids: [reference('azurerm_private_dns_zone', 'id')] },
    });
  });

  test.each<[PrivateEndpointProps['service'], string, readonly string[]]>([
    ['workspace', 'amlworkspace', ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net']],
    ['registry', 'registry', ['privatelink.azurecr.io']],
    ['vault', 'vault', ['privatelink.vaultcore.azure.net']],
    ['blob', 'blob', ['privatelink.blob.core.windows.net']],
  ])('of a %s leads to %s and is found in %j', (service, group, zones) => {
    const stack = endpoint({ service });
    const written = stack.only('azurerm_private_endpoint');
    expect(written).toMatchObject({ private_service_connection: { subresource_names: [group] } });
    expect(stack.all('azurerm_private_dns_zone').map(({ name }) => name)).toEqual(zones);
    expect(written).toMatchObject({
      private_dns_zone_group: { private_dns_zone_ids: zones.map(() => reference('azurerm_private_dns_zone', 'id')) },
    });
  });

  test.each<[PrivateEndpointProps['service'], PrivateEndpointProps['placement']['cloud'], readonly string[]]>([
    ['workspace', 'usgovernment', ['privatelink.api.ml.azure.us', 'privatelink.notebooks.usgovcloudapi.net']],
    ['workspace', 'china', ['privatelink.api.ml.azure.cn', 'privatelink.notebooks.chinacloudapi.cn']],
    ['registry', 'usgovernment', ['privatelink.azurecr.us']],
    ['registry', 'china', ['privatelink.azurecr.cn']],
  ])('of a %s in %s is found in %j', (service, cloud, zones) => {
    const placement = { ...PLACEMENT, location: '${azurerm_resource_group.x.location}', cloud };
    const found = endpoint({ service, placement }).all('azurerm_private_dns_zone');
    expect(found.map(({ name }) => name)).toEqual(zones);
  });

  test('takes the cloud from the location where nothing else says it', () => {
    const placement = { ...PLACEMENT, location: 'usgovarizona' };
    expect(endpoint({ placement }).only('azurerm_private_dns_zone').name).toBe('privatelink.azurecr.us');
  });

  test('knows every service that there is a fact for', () => {
    for (const service of Object.keys(PRIVATE_LINKS) as PrivateEndpointProps['service'][]) {
      expect(endpoint({ service }).all('azurerm_private_dns_zone')).toHaveLength(PRIVATE_LINKS[service].zones.length);
    }
  });

  test('is found by the hosts of each network', () => {
    const hub = {
      virtualNetworkId: VNET.virtualNetworkId.replace('vnet-ml', 'vnet-hub'),
      virtualNetworkName: 'vnet-hub',
    };
    const links = endpoint({ service: 'workspace', networks: [VNET, hub] }).all(
      'azurerm_private_dns_zone_virtual_network_link',
    );
    expect(links.map(({ virtual_network_id }) => virtual_network_id)).toEqual([
      VNET.virtualNetworkId,
      hub.virtualNetworkId,
      VNET.virtualNetworkId,
      hub.virtualNetworkId,
    ]);
  });

  test('writes its names into zones that it is given, and is ready with their links', () => {
    const zones = [{ zoneId: '/subscriptions/x/privateDnsZones/y', ready: [] }];
    const stack = endpoint({ zones, networks: [] });
    expect(stack.counts).toEqual({ azurerm_private_endpoint: 1 });
    expect(stack.only('azurerm_private_endpoint')).toMatchObject({
      private_dns_zone_group: { private_dns_zone_ids: ['/subscriptions/x/privateDnsZones/y'] },
    });
  });

  test('waits where it is told to, its zones do not', () => {
    const stack = synthesizeConstructs((own) => {
      new PrivateEndpoint(own, 'Endpoint', { ...PROPS, after: somethingFirst(own) });
    });
    expect(stack.only('azurerm_private_endpoint').depends_on).toEqual(['azurerm_resource_group.First']);
    expect(stack.only('azurerm_private_dns_zone')).not.toHaveProperty('depends_on');
    expect(stack.only('azurerm_private_dns_zone_virtual_network_link')).not.toHaveProperty('depends_on');
  });

  test('is ready once the endpoint and the links of all its zones stand, and tells its id', () => {
    const stack = synthesizeConstructs((own) => {
      const { ready, privateEndpointId } = new PrivateEndpoint(own, 'Endpoint', { ...PROPS, service: 'workspace' });
      assignRole(own, 'Role', {
        on: privateEndpointId,
        role: 'Reader',
        principalId: 'p',
        principalKey: STORAGE_ID,
        after: ready,
      });
    });
    const link = expect.stringMatching(/^azurerm_private_dns_zone_virtual_network_link\./);
    expect(stack.only('azurerm_role_assignment')).toMatchObject({
      scope: reference('azurerm_private_endpoint', 'id'),
      depends_on: [expect.stringMatching(/^azurerm_private_endpoint\./), link, link],
    });
  });

  test('refers to a target and a subnet of the same stack', () => {
    const stack = synthesizeConstructs((own) => {
      const subnet = new Subnet(own, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg',
        virtualNetworkName: 'vnet',
        block: '10.1.0.0/24',
      });
      const { containerRegistryId } = new ContainerRegistry(own, 'Registry', { name: 'cr', placement: PLACEMENT });
      new PrivateEndpoint(own, 'Endpoint', { ...PROPS, subnet, targetId: containerRegistryId });
    });
    expect(stack.only('azurerm_private_endpoint')).toMatchObject({
      subnet_id: reference('azurerm_subnet', 'id'),
      private_service_connection: { private_connection_resource_id: reference('azurerm_container_registry', 'id') },
    });
  });

  test('writes its names into zones that are given, and makes none', () => {
    const stack = synthesizeConstructs((own) => {
      const zone = new PrivateDnsZone(own, 'Zone', {
        name: 'privatelink.azuredatabricks.net',
        placement: PLACEMENT,
        networks: [VNET],
      });
      for (const service of ['databricks', 'databricksSignIn'] as const)
        new PrivateEndpoint(own, service, { ...PROPS, service, zones: [zone] });
    });
    expect(stack.all('azurerm_private_dns_zone')).toHaveLength(1);
    expect(stack.all('azurerm_private_endpoint').map(({ private_dns_zone_group }) => private_dns_zone_group)).toEqual(
      ['databricks', 'databricksSignIn'].map(() => ({
        name: 'default',
        private_dns_zone_ids: [reference('azurerm_private_dns_zone', 'id')],
      })),
    );
  });
});
