import { rewritten } from './rewrites';

const rewrite = (block: object) => rewritten('azurerm_application_insights', { name: 'appi', ...block });

const SWITCHES = [
  ['local_authentication_disabled', 'local_authentication_enabled'],
  ['disable_ip_masking', 'ip_masking_enabled'],
  ['daily_data_cap_notifications_disabled', 'daily_data_cap_notifications_enabled'],
] as const;

describe.each(SWITCHES)('%s', (from, to) => {
  test.each<[unknown, unknown]>([
    [false, true],
    [true, false],
    ['${var.closed}', '${!(var.closed)}'],
    ['${var.a || var.b}', '${!(var.a || var.b)}'],
  ])('%j is said positively', (value, opposite) => {
    expect(rewrite({ [from]: value })).toEqual({ name: 'appi', [to]: opposite });
  });

  test('is not written where it was null', () => {
    expect(rewrite({ [from]: null })).toEqual({ name: 'appi' });
  });

  test.each([['yes'], [1], [{}], ['a${var.x}']])('fails when it is %j, and says where', (value) => {
    expect(() => rewrite({ [from]: value })).toThrow(
      /^azurerm_application_insights\.it: expected true, false or an expression, got /,
    );
  });
});

test('says all three at once and leaves the rest as it is', () => {
  expect(
    rewrite({
      disable_ip_masking: false,
      local_authentication_disabled: true,
      daily_data_cap_notifications_disabled: false,
      retention_in_days: 90,
      internet_query_enabled: true,
    }),
  ).toEqual({
    name: 'appi',
    ip_masking_enabled: true,
    local_authentication_enabled: false,
    daily_data_cap_notifications_enabled: true,
    retention_in_days: 90,
    internet_query_enabled: true,
  });
});

test('adds nothing where nothing is said', () => {
  expect(rewrite({})).toEqual({ name: 'appi' });
});
