import { lint, readLintInput } from '../../src/compliance/lint';
import { readServiceTags } from '../../src/model/service-tags';
import { changed } from '../support/changed-terraform';
import { beside, synthesizeExample } from '../support/examples';

const NAME = 'forced-tunnelling-prefixes';
const { json } = synthesizeExample(NAME);
const { tags } = beside(NAME);
const judged = (data: unknown, known: object) =>
  lint({ ...readLintInput({ data }), ...known }).filter(({ ruleId }) => ruleId === 'NET-006');
const found = (data: unknown) => judged(data, { tags });

test('routes that name addresses are judged by the list that they were taken from', () => {
  expect(found(json)).toEqual([]);
});

test('without a list, or with one that lacks the tag, it could not be judged', () => {
  for (const known of [{}, { tags: readServiceTags({ values: [] }) }])
    expect(new Set(judged(json, known).map(({ severity }) => severity))).toEqual(new Set(['unknown']));
});

test('a prefix of the paired region that no route takes is named', () => {
  const broken = changed(json, (bodies) => {
    for (const table of bodies('azurerm_route_table'))
      table.route = (table.route as { name: string }[]).filter(({ name }) => !name.includes('20.37.152.240'));
  });
  expect(found(broken)[0]).toMatchObject({ severity: 'error', message: expect.stringContaining('20.37.152.240/28') });
});
