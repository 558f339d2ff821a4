import { toAzurerm5 } from '../../src/dialect';

const condition = (text: string) => ({
  data: { azurerm_subnet: { it: { name: 'snet', lifecycle: { postcondition: [{ condition: text }] } } } },
});

test('a condition on service endpoints looks into objects', () => {
  expect(toAzurerm5(condition('${try(contains(self.service_endpoints, "Microsoft.Storage"), false)}'))).toEqual(
    condition('${try(contains(self.service_endpoint[*].service, "Microsoft.Storage"), false)}'),
  );
});

test.each(['${self.route_table_id == ""}', '${toset(self.address_prefixes) == toset(["10.1.0.0/24"])}'])(
  'any other condition stays as it is: %s',
  (text) => {
    expect(toAzurerm5(condition(text))).toEqual(condition(text));
  },
);

test('data sources of other types stay as they are', () => {
  const json = { data: { azurerm_client_config: { it: { note: 'self.service_endpoints' } } } };
  expect(toAzurerm5(json)).toEqual(json);
});
