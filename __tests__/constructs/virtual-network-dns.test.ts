import { assignRole } from '../../src/constructs/managed-identity';
import { VirtualNetwork } from '../../src/constructs/virtual-network';
import { VirtualNetworkDns } from '../../src/constructs/virtual-network-dns';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, reference, STORAGE_ID, VNET } from './samples';

describe('VirtualNetworkDns', () => {
  test('names the servers of a network in their order, the first one asked first', () => {
    const stack = synthesizeConstructs((own) => {
      new VirtualNetworkDns(own, 'Dns', { network: VNET, servers: ['10.1.4.5', '10.1.4.4'] });
    });
    expect(stack.only('azurerm_virtual_network_dns_servers')).toEqual({
      virtual_network_id: VNET.virtualNetworkId,
      dns_servers: ['10.1.4.5', '10.1.4.4'],
    });
  });

  test('stands apart from a network of the same stack, and is ready when it is set', () => {
    const stack = synthesizeConstructs((own) => {
      const network = new VirtualNetwork(own, 'Network', {
        name: 'vnet',
        placement: PLACEMENT,
        addressSpace: '10.1.0.0/16',
      });
      const { ready } = new VirtualNetworkDns(own, 'Dns', { network, servers: ['10.1.4.4'] });
      assignRole(own, 'Role', { on: STORAGE_ID, role: 'Reader', principalId: 'p', principalKey: 'k', after: ready });
    });
    expect(stack.only('azurerm_virtual_network_dns_servers').virtual_network_id).toEqual(
      reference('azurerm_virtual_network', 'id'),
    );
    expect(stack.only('azurerm_virtual_network')).not.toHaveProperty('dns_servers');
    expect(stack.only('azurerm_role_assignment').depends_on).toEqual([
      expect.stringMatching(/^azurerm_virtual_network_dns_servers\./),
    ]);
  });
});
