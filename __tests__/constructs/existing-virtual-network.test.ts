import {
  ExistingVirtualNetwork,
  type ExistingVirtualNetworkProps,
} from '../../src/constructs/existing-virtual-network';
import { PrivateDnsZone } from '../../src/constructs/private-dns-zone';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, reference } from './samples';

const PROPS: ExistingVirtualNetworkProps = {
  name: 'vnet-hub',
  resourceGroupName: 'rg-network',
  addressSpace: ['10.2.0.0/16', '10.1.0.0/16'],
  dnsServers: [],
  location: 'westeurope',
};

type Look = { name: string; lifecycle: { postcondition: { condition: string; error_message: string }[] } };

const looked = (over: Partial<ExistingVirtualNetworkProps> = {}) => {
  const { json } = synthesizeConstructs((stack) => {
    new ExistingVirtualNetwork(stack, 'Network', { ...PROPS, ...over });
  });
  const found = (json.data as Record<string, Record<string, Look>>).azurerm_virtual_network;
  return { json, look: Object.values(found ?? {})[0] as Look };
};

describe('ExistingVirtualNetwork', () => {
  test('makes nothing, and looks for a network of that name', () => {
    const { json, look } = looked();
    expect(json.resource).toBeUndefined();
    expect(look).toMatchObject({ name: 'vnet-hub', resource_group_name: 'rg-network' });
  });

  test('stops Terraform where region, blocks or DNS servers are others', () => {
    expect(looked().look.lifecycle.postcondition.map(({ condition }) => condition)).toEqual([
      '${self.location == "westeurope"}',
      '${toset(self.address_space) == toset(["10.1.0.0/16","10.2.0.0/16"])}',
      '${try(length(self.dns_servers), 0) == 0}',
    ]);
    const { postcondition } = looked({ dnsServers: ['10.0.0.4'] }).look.lifecycle;
    expect(postcondition[2]).toEqual({
      condition: '${toset(self.dns_servers) == toset(["10.0.0.4"])}',
      error_message: 'virtual network vnet-hub: expected dns_servers to be 10.0.0.4.',
    });
  });

  test('tells its id and name', () => {
    const stack = synthesizeConstructs((own) => {
      const network = new ExistingVirtualNetwork(own, 'Network', PROPS);
      new PrivateDnsZone(own, 'Zone', { name: 'privatelink.azurecr.io', placement: PLACEMENT, networks: [network] });
    });
    expect(stack.only('azurerm_private_dns_zone_virtual_network_link')).toMatchObject({
      name: expect.stringMatching(/^link-\$\{data\.azurerm_virtual_network\.\w+\.name\}$/),
      virtual_network_id: reference('data.azurerm_virtual_network', 'id'),
    });
  });
});
