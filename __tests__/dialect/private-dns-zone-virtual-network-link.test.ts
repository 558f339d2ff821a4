import { rewritten } from './rewrites';

const rewrite = (block: object) =>
  rewritten('azurerm_private_dns_zone_virtual_network_link', { name: 'link', virtual_network_id: 'v', ...block });

test.each([
  ['${azurerm_private_dns_zone.zone.name}', '${azurerm_private_dns_zone.zone.id}'],
  ['${azurerm_private_dns_zone.Ml_Zone-a_82852A0C.name}', '${azurerm_private_dns_zone.Ml_Zone-a_82852A0C.id}'],
  ['${data.azurerm_private_dns_zone.shared.name}', '${data.azurerm_private_dns_zone.shared.id}'],
])('a link to %s names its zone by id, which says the group as well', (name, id) => {
  expect(rewrite({ private_dns_zone_name: name, resource_group_name: 'rg', registration_enabled: false })).toEqual({
    name: 'link',
    virtual_network_id: 'v',
    registration_enabled: false,
    private_dns_zone_id: id,
  });
});

test('a link that names its zone by id stays as it is', () => {
  expect(rewrite({ private_dns_zone_id: 'z' })).toEqual({
    name: 'link',
    virtual_network_id: 'v',
    private_dns_zone_id: 'z',
  });
});

test.each([
  ['privatelink.azurecr.io'],
  ['${var.zone}'],
  ['${azurerm_private_dns_zone.zone.id}'],
  ['${azurerm_dns_zone.zone.name}'],
  ['${azurerm_private_dns_zone.zone[0].name}'],
  ['a-${azurerm_private_dns_zone.zone.name}'],
  [null],
  [5],
])('fails when the zone is %j, whose id nobody knows, and says where', (zone) => {
  expect(() => rewrite({ private_dns_zone_name: zone, resource_group_name: 'rg' })).toThrow(
    /^azurerm_private_dns_zone_virtual_network_link\.it: azurerm 5 names a zone by id, and '.*' is no reference/,
  );
});
