import {
  ExistingPrivateDnsZone,
  type ExistingPrivateDnsZoneProps,
} from '../../src/constructs/existing-private-dns-zone';
import { assignRole } from '../../src/constructs/managed-identity';
import { toAzurerm5 } from '../../src/dialect';
import { synthesizeConstructs } from '../../src/testing';
import { STORAGE_ID, VNET } from './samples';

const PROPS: ExistingPrivateDnsZoneProps = { name: 'privatelink.azurecr.io', resourceGroupName: 'rg-dns' };
const zone = (over: Partial<ExistingPrivateDnsZoneProps> = {}) =>
  synthesizeConstructs((stack) => {
    const { ready, zoneId } = new ExistingPrivateDnsZone(stack, 'Zone', { ...PROPS, ...over });
    assignRole(stack, 'Role', { on: zoneId, role: 'Reader', principalId: 'p', principalKey: STORAGE_ID, after: ready });
  });
const read = (attribute: string) =>
  expect.stringMatching(new RegExp(`^\\$\\{data\\.azurerm_private_dns_zone\\.\\w+\\.${attribute}\\}$`));

describe('ExistingPrivateDnsZone', () => {
  test('is read and not made, and nobody is linked to it unless told', () => {
    const stack = zone();
    expect(stack.counts).toEqual({ azurerm_role_assignment: 1 });
    const { data } = stack.json as { data: Record<string, Record<string, object>> };
    expect(Object.values(data.azurerm_private_dns_zone ?? {})).toEqual([
      expect.objectContaining({ name: 'privatelink.azurecr.io', resource_group_name: 'rg-dns' }),
    ]);
    expect(stack.only('azurerm_role_assignment')).toMatchObject({ scope: read('id') });
  });

  test('links the networks that it is given, in the group of the zone, and is ready once they stand', () => {
    const stack = zone({ networks: [VNET] });
    expect(stack.only('azurerm_private_dns_zone_virtual_network_link')).toEqual({
      name: 'link-vnet-ml',
      resource_group_name: 'rg-dns',
      private_dns_zone_name: read('name'),
      virtual_network_id: VNET.virtualNetworkId,
      registration_enabled: false,
    });
    expect(stack.only('azurerm_role_assignment').depends_on).toEqual([
      expect.stringMatching(/^azurerm_private_dns_zone_virtual_network_link\./),
    ]);
  });

  test('is named by its id for azurerm 5', () => {
    const { resource } = toAzurerm5(zone({ networks: [VNET] }).json);
    const [link] = Object.values(resource?.azurerm_private_dns_zone_virtual_network_link ?? {});
    expect(link).toMatchObject({ private_dns_zone_id: read('id') });
    expect(link).not.toHaveProperty('private_dns_zone_name');
  });
});
