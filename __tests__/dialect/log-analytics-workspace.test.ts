import { rewritten } from './rewrites';

const rewrite = (block: object) => rewritten('azurerm_log_analytics_workspace', { name: 'log', ...block });

describe.each([
  ['internet_ingestion_enabled', 'internet_ingestion_access_type'],
  ['internet_query_enabled', 'internet_query_access_type'],
])('%s', (from, to) => {
  test.each([
    [true, 'Enabled'],
    [false, 'Disabled'],
  ])('%j becomes a word', (value, word) => {
    expect(rewrite({ [from]: value })).toEqual({ name: 'log', [to]: word });
  });

  test('is not written where it was null', () => {
    expect(rewrite({ [from]: null })).toEqual({ name: 'log' });
  });

  test.each([['${var.open}'], ['true'], [1]])('fails when it is %j, and says where', (value) => {
    expect(() => rewrite({ [from]: value })).toThrow(
      /^azurerm_log_analytics_workspace\.it: internet access must be true or false/,
    );
  });
});

test.each<[unknown, unknown]>([
  [true, false],
  [false, true],
  ['${var.closed}', '${!(var.closed)}'],
])('the deprecated local_authentication_disabled %j is said positively', (value, opposite) => {
  expect(rewrite({ local_authentication_disabled: value })).toEqual({
    name: 'log',
    local_authentication_enabled: opposite,
  });
});

test('fails when local_authentication_disabled is no truth value, and says where', () => {
  expect(() => rewrite({ local_authentication_disabled: 'no' })).toThrow(
    /^azurerm_log_analytics_workspace\.it: expected true, false/,
  );
});

test('local_authentication_enabled is spelled alike in both', () => {
  expect(rewrite({ local_authentication_enabled: false, sku: 'PerGB2018' })).toEqual({
    name: 'log',
    local_authentication_enabled: false,
    sku: 'PerGB2018',
  });
});
