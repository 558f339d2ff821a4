import { PrivateDnsZone } from '../../src/constructs/private-dns-zone';
import { VirtualNetwork } from '../../src/constructs/virtual-network';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, reference } from './samples';

describe('VirtualNetwork', () => {
  test('is an address space and nothing inside: subnets and DNS servers are resources of their own', () => {
    const stack = synthesizeConstructs((own) => {
      new VirtualNetwork(own, 'Network', { name: 'vnet-ml', placement: PLACEMENT, addressSpace: '10.1.0.0/16' });
    });
    expect(stack.only('azurerm_virtual_network')).toEqual({
      name: 'vnet-ml',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      address_space: ['10.1.0.0/16'],
    });
    expect(stack.counts).toEqual({ azurerm_virtual_network: 1 });
  });

  test('tells its id and name', () => {
    const stack = synthesizeConstructs((own) => {
      const network = new VirtualNetwork(own, 'Network', {
        name: 'vnet-ml',
        placement: PLACEMENT,
        addressSpace: '10.1.0.0/16',
      });
      new PrivateDnsZone(own, 'Zone', { name: 'privatelink.azurecr.io', placement: PLACEMENT, networks: [network] });
    });
    expect(stack.only('azurerm_private_dns_zone_virtual_network_link')).toMatchObject({
      name: expect.stringMatching(/^link-\$\{azurerm_virtual_network\.\w+\.name\}$/),
      virtual_network_id: reference('azurerm_virtual_network', 'id'),
    });
  });
});
