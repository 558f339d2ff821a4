import { readModel } from '../../src/model/build-model';
import { reach } from '../../src/verify/reach';

const HUB = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-dns';
const ID = `${HUB}/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`;
const NETWORK = '${azurerm_virtual_network.v.id}';
const READ = 'data.azurerm_private_dns_zone.blob';

/** An account that only its private endpoint reaches, and a zone that somebody else owns. */
function resources(zone: string, link: object | undefined) {
  return {
    azurerm_virtual_network: { v: { name: 'v', location: 'westeurope', address_space: ['10.0.0.0/16'] } },
    azurerm_subnet: {
      s: { name: 's', virtual_network_name: '${azurerm_virtual_network.v.name}', address_prefixes: ['10.0.1.0/24'] },
    },
    azurerm_storage_account: { st: { name: 'st', location: 'westeurope', public_network_access_enabled: false } },
    azurerm_private_endpoint: {
      p: {
        subnet_id: '${azurerm_subnet.s.id}',
        private_service_connection: {
          private_connection_resource_id: '${azurerm_storage_account.st.id}',
          subresource_names: ['blob'],
        },
        private_dns_zone_group: { private_dns_zone_ids: [zone] },
      },
    },
    ...(link === undefined ? {} : { azurerm_private_dns_zone_virtual_network_link: { l: link } }),
  };
}

const data = {
  azurerm_private_dns_zone: { blob: { name: 'privatelink.blob.core.windows.net', resource_group_name: 'rg-dns' } },
};
const judge = (document: object) => {
  const model = readModel({ data: document });
  const { verdict } = reach(model, {
    from: { subnet: 'azurerm_subnet.s' },
    to: { service: 'azurerm_storage_account.st', part: 'blob' },
    protocol: 'tcp',
    port: 443,
  });
  return { verdict, zones: model.dnsZones.map(({ name, elsewhere, links }) => [name, elsewhere, links.length]) };
};
const zones = (links: number) => [['privatelink.blob.core.windows.net', true, links]];

describe("somebody else's zone", () => {
  test('that is named by its id may be linked to the network or not', () => {
    expect(judge({ resource: resources(ID, undefined) })).toEqual({ verdict: 'unknown', zones: zones(0) });
  });

  test('that is named by its id is linked by us where the input says so, whatever the case of the id', () => {
    const link = { private_dns_zone_id: ID.toUpperCase(), virtual_network_id: NETWORK };
    expect(judge({ resource: resources(ID, link) })).toEqual({ verdict: 'reached', zones: zones(1) });
  });

  test.each([
    ['azurerm 4', { private_dns_zone_name: `\${${READ}.name}`, resource_group_name: 'rg-dns' }],
    ['azurerm 5', { private_dns_zone_id: `\${${READ}.id}` }],
  ])('that is read as a data source is linked by us in the words of %s', (_, link) => {
    const resource = resources(`\${${READ}.id}`, { ...link, virtual_network_id: NETWORK });
    expect(judge({ resource, data })).toEqual({ verdict: 'reached', zones: zones(1) });
  });

  test('that is read as a data source, and by us not linked, may be linked or not', () => {
    expect(judge({ resource: resources(`\${${READ}.id}`, undefined), data })).toEqual({
      verdict: 'unknown',
      zones: zones(0),
    });
  });

  test('of another name is never asked', () => {
    const other = ID.replace('blob', 'dfs');
    expect(judge({ resource: resources(other, undefined) }).verdict).toBe('blocked');
  });
});

describe('a plan that has read the zone', () => {
  const managed = (type: string, name: string, values: object) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    values,
  });
  const written = resources(ID, { private_dns_zone_id: ID });
  const planned = Object.entries(written).flatMap(([type, named]) =>
    Object.entries(named).map(([name, values]) => managed(type, name, values as object)),
  );
  const refer = (address: string, ...references: string[]) => ({ [address]: { references } });
  const document = {
    format_version: '1.2',
    terraform_version: '1.12.0',
    planned_values: { root_module: { resources: planned } },
    prior_state: {
      values: {
        root_module: {
          resources: [
            {
              ...managed('azurerm_private_dns_zone', 'blob', { id: ID, name: 'privatelink.blob.core.windows.net' }),
              address: READ,
              mode: 'data',
            },
          ],
        },
      },
    },
    configuration: {
      root_module: {
        resources: [
          {
            address: 'azurerm_subnet.s',
            expressions: refer('virtual_network_name', 'azurerm_virtual_network.v.name', 'azurerm_virtual_network.v'),
          },
          {
            address: 'azurerm_private_endpoint.p',
            expressions: {
              ...refer('subnet_id', 'azurerm_subnet.s.id', 'azurerm_subnet.s'),
              private_service_connection: [
                refer('private_connection_resource_id', 'azurerm_storage_account.st.id', 'azurerm_storage_account.st'),
              ],
              private_dns_zone_group: [refer('private_dns_zone_ids', `${READ}.id`, READ)],
            },
          },
          {
            address: 'azurerm_private_dns_zone_virtual_network_link.l',
            expressions: {
              ...refer('private_dns_zone_id', `${READ}.id`, READ),
              ...refer('virtual_network_id', 'azurerm_virtual_network.v.id', 'azurerm_virtual_network.v'),
            },
          },
        ],
      },
    },
  };

  test('knows it and the link', () => {
    expect(judge(document)).toEqual({ verdict: 'reached', zones: zones(1) });
  });

  test('keeps a zone for our own that it makes and reads as well', () => {
    const own = managed('azurerm_private_dns_zone', 'own', { id: ID, name: 'privatelink.blob.core.windows.net' });
    const resources = [own, ...document.planned_values.root_module.resources];
    const [endpoint] = readModel({
      data: { ...document, planned_values: { root_module: { resources } } },
    }).privateEndpoints;
    expect(endpoint?.zones).toEqual(['azurerm_private_dns_zone.own']);
  });
});
