import { lint, readLintInput } from '../../src/compliance/lint';
import { LINT_RULES } from '../../src/compliance/rules';
import { SOURCES } from '../../src/facts/source';

const ids = (resources: object) => lint(readLintInput({ data: { resource: resources } })).map(({ ruleId }) => ruleId);

describe.each(LINT_RULES.map((rule) => [rule.id, rule.title, rule] as const))('%s %s', (id, _, rule) => {
  test('finds its bad example', () => {
    expect(ids(rule.bad)).toContain(id);
  });

  test('finds nothing in its good example', () => {
    expect(ids(rule.good)).not.toContain(id);
  });

  test('says what to do, and where', () => {
    const found = lint(readLintInput({ data: { resource: rule.bad } }), [rule]);
    for (const { address, message, fix } of found) {
      expect(Object.keys(rule.bad).some((type) => address.startsWith(`${type}.`))).toBe(true);
      expect(message).not.toMatch(/undefined|\[object/);
      expect(fix).not.toMatch(/undefined|\[object/);
      expect(fix.length).toBeGreaterThan(10);
    }
  });
});

test('each rule has an id of its own', () => {
  const all = LINT_RULES.map(({ id }) => id);
  expect(new Set(all).size).toBe(all.length);
  for (const id of all) expect(id).toMatch(/^(NET|ML|SEC)-\d{3}$/);
});

test('each rule names a source that is listed', () => {
  expect(LINT_RULES.filter(({ source }) => SOURCES[source] === undefined)).toEqual([]);
});

test('the good examples have no error of any rule', () => {
  const errors = LINT_RULES.flatMap(({ id, good }) =>
    lint(readLintInput({ data: { resource: good } }))
      .filter(({ severity }) => severity === 'error')
      .map(({ ruleId, message }) => `${id}: ${ruleId} ${message}`),
  );
  expect(errors).toEqual([]);
});
