import { cover, kindsIn } from '../../scripts/deploy/kinds-cover';

test('the one that adds most comes first, and none is chosen that adds nothing', () => {
  const kinds = new Map([
    ['small', new Set(['a'])],
    ['large', new Set(['a', 'b', 'c'])],
    ['odd', new Set(['a', 'd'])],
  ]);
  expect(cover(kinds)).toEqual(['large', 'odd']);
  expect(cover(new Map())).toEqual([]);
});

test('types, data sources and functions are kinds', () => {
  const terraform = {
    resource: { azurerm_subnet: { one: { name: '${uuidv5("url", "x")}', note: 'not a call()' } } },
    data: { azurerm_client_config: { two: {} } },
  };
  expect([...kindsIn(terraform as never)].sort()).toEqual(['azurerm_subnet', 'data.azurerm_client_config', 'uuidv5()']);
});
