import { assignRole } from '../../src/constructs/managed-identity';
import { PrivateDnsZone, type PrivateDnsZoneProps } from '../../src/constructs/private-dns-zone';
import { VirtualNetwork } from '../../src/constructs/virtual-network';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, reference, STORAGE_ID, VNET } from './samples';

const PROPS: PrivateDnsZoneProps = { name: 'privatelink.azurecr.io', placement: PLACEMENT, networks: [VNET] };
const HUB = { virtualNetworkId: VNET.virtualNetworkId.replace('vnet-ml', 'vnet-hub'), virtualNetworkName: 'vnet-hub' };

const zone = (over: Partial<PrivateDnsZoneProps> = {}) =>
  synthesizeConstructs((stack) => {
    new PrivateDnsZone(stack, 'Zone', { ...PROPS, ...over });
  });

describe('PrivateDnsZone', () => {
  test('is a zone of its group, which has no region', () => {
    expect(zone().only('azurerm_private_dns_zone')).toEqual({
      name: 'privatelink.azurecr.io',
      resource_group_name: 'rg-ml',
    });
  });

  test('is asked by each of its networks, and no host registers itself', () => {
    const link = {
      resource_group_name: 'rg-ml',
      private_dns_zone_name: reference('azurerm_private_dns_zone', 'name'),
      registration_enabled: false,
    };
    expect(zone({ networks: [VNET, HUB] }).all('azurerm_private_dns_zone_virtual_network_link')).toEqual([
      { ...link, name: 'link-vnet-ml', virtual_network_id: VNET.virtualNetworkId },
      { ...link, name: 'link-vnet-hub', virtual_network_id: HUB.virtualNetworkId },
    ]);
  });

  test('can stand without a network', () => {
    expect(zone({ networks: [] }).counts).toEqual({ azurerm_private_dns_zone: 1 });
  });

  test('is ready once its networks ask it, and tells its id', () => {
    const stack = synthesizeConstructs((own) => {
      const network = new VirtualNetwork(own, 'Network', {
        name: 'vnet',
        placement: PLACEMENT,
        addressSpace: '10.1.0.0/16',
      });
      const { ready, zoneId } = new PrivateDnsZone(own, 'Zone', { ...PROPS, networks: [network] });
      assignRole(own, 'Role', { on: zoneId, role: 'Reader', principalId: 'p', principalKey: STORAGE_ID, after: ready });
    });
    expect(stack.only('azurerm_private_dns_zone_virtual_network_link')).toMatchObject({
      name: expect.stringMatching(/^link-\$\{azurerm_virtual_network\.\w+\.name\}$/),
      virtual_network_id: reference('azurerm_virtual_network', 'id'),
    });
    expect(stack.only('azurerm_role_assignment')).toMatchObject({
      scope: reference('azurerm_private_dns_zone', 'id'),
      depends_on: [expect.stringMatching(/^azurerm_private_dns_zone_virtual_network_link\./)],
    });
  });
});
