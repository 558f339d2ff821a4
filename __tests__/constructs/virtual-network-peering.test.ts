import { VirtualNetworkPeering, type VirtualNetworkPeeringProps } from '../../src/constructs/virtual-network-peering';
import { synthesizeConstructs } from '../../src/testing';
import { SUBSCRIPTION, VNET } from './samples';

const HUB = {
  virtualNetworkId: `${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub`,
  virtualNetworkName: 'vnet-hub',
  resourceGroupName: 'rg-hub',
};
const peerings = (over: Partial<VirtualNetworkPeeringProps> = {}) => {
  const { json } = synthesizeConstructs((stack) => {
    new VirtualNetworkPeering(stack, 'Peering', { network: VNET, resourceGroupName: 'rg-ml', remote: HUB, ...over });
  });
  return Object.values((json.resource as Record<string, Record<string, object>>).azurerm_virtual_network_peering ?? {});
};

describe('VirtualNetworkPeering', () => {
  test('is our side, and takes nothing from behind the other network', () => {
    expect(peerings()).toMatchObject([
      {
        name: 'peer-vnet-hub',
        virtual_network_name: 'vnet-ml',
        remote_virtual_network_id: HUB.virtualNetworkId,
        allow_virtual_network_access: true,
        allow_forwarded_traffic: false,
        allow_gateway_transit: false,
        use_remote_gateways: false,
      },
    ]);
    expect(peerings({ forwardedTraffic: true })).toMatchObject([{ allow_forwarded_traffic: true }]);
  });

  test('is both sides where we may write both, gateways of the other one offered before they are used', () => {
    const both = peerings({ bothSides: true, remoteGateways: true }) as { name: string }[];
    const [other, own] = ['peer-vnet-ml', 'peer-vnet-hub'].map((name) => both.find((one) => one.name === name));
    expect(other).toMatchObject({
      name: 'peer-vnet-ml',
      resource_group_name: 'rg-hub',
      virtual_network_name: 'vnet-hub',
      remote_virtual_network_id: VNET.virtualNetworkId,
      allow_gateway_transit: true,
      use_remote_gateways: false,
    });
    expect(own).toMatchObject({
      use_remote_gateways: true,
      depends_on: [expect.stringContaining('azurerm_virtual_network_peering.Peering_Remote')],
    });
  });
});
