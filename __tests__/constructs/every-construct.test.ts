import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SynthesizedStack, synthesizeConstructs } from '../../src/testing';
import { cycle, references } from '../support/references';
import { PLACEMENT, placedInGroup, SAMPLES, type SampleOptions, somethingFirst } from './samples';

const NAMES = Object.keys(SAMPLES);
const TAGS = { owner: 'ml-platform', 'cost-center': '0815' };

/** Constructs that write no resource that can be tagged. */
const UNTAGGED =
  /^(classic-firewall-rules|datastore|existing-|firewall-policy-rules|machine-learning-extension|managed-identity, a role|managed-network-rules|secret-variable|storage-account, its firewall|subnet|tenant|virtual-network-dns|virtual-network-peering)/;
/** Constructs that take `after`; the others make nothing that would need to wait. */
const WAITS =
  /^(aks-attachment|compute-attachment|compute-cluster|compute-instance|databricks-attachment|databricks-workspace|datastore|kubernetes-attachment|kubernetes-cluster|machine-attachment|machine-learning-extension|machine-learning-workspace|managed-identity, a role|managed-network-rules|private-endpoint|spark-cluster)/;
/** Resource types that Azure, or the provider, gives no tags. */
const NO_TAGS =
  /(association|rule_collection_group|rule_collection|network_peering|security_rule|role_assignment|network_rules|subnet|dns_servers)$/;
/** Resource types that could have tags and are left without on purpose, and why. */
const LEFT_UNTAGGED: Readonly<Record<string, string>> = {
  azurerm_private_dns_zone: 'private DNS takes fewer tags than other resources, and stricter names',
  azurerm_private_dns_zone_virtual_network_link:
    'private DNS takes fewer tags than other resources, and stricter names',
  azurerm_resource_group_template_deployment: 'a changed tag would put the compute again, which the service may refuse',
};

const build = (name: string, options: SampleOptions = {}) =>
  synthesizeConstructs((stack) => SAMPLES[name]?.(stack, 'Part', { placement: PLACEMENT, ...options }));

const resources = ({ json }: SynthesizedStack) =>
  Object.entries(json.resource ?? {}).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, block]) => ({ type, address: `${type}.${id}`, block })),
  );

test('every construct has a sample', () => {
  const files = readdirSync(join(__dirname, '..', '..', 'src', 'constructs')).map((file) => file.replace('.ts', ''));
  const withoutConstruct = ['expectation', 'firewall-rule-text', 'literal', 'refs'];
  const sampled = new Set(NAMES.map((name) => name.split(',')[0]));
  expect(files.filter((file) => !sampled.has(file) && !withoutConstruct.includes(file))).toEqual([]);
});

test('every construct has a test file of its name', () => {
  const files = readdirSync(join(__dirname, '..', '..', 'src', 'constructs')).map((file) =>
    file.replace('.ts', '.test.ts'),
  );
  const tests = readdirSync(__dirname);
  expect(files.filter((file) => !tests.includes(file) && file !== 'firewall-rule-text.test.ts')).toEqual([]);
});

describe.each(NAMES)('%s', (name) => {
  test('is the same when it is synthesized again', () => {
    expect(build(name).json).toEqual(build(name).json);
    expect(JSON.stringify(build(name).json)).toBe(JSON.stringify(build(name).json));
  });

  test('refers to nothing in a circle', () => {
    const inGroup = synthesizeConstructs((stack) =>
      SAMPLES[name]?.(stack, 'Part', { placement: placedInGroup(stack) }),
    );
    expect(cycle(references(inGroup))).toBeUndefined();
  });

  test('stands twice in a stack', () => {
    const twice = synthesizeConstructs((stack) => {
      SAMPLES[name]?.(stack, 'One', { placement: PLACEMENT });
      SAMPLES[name]?.(stack, 'Two', { placement: PLACEMENT });
    });
    expect(resources(twice)).toHaveLength(2 * resources(build(name)).length);
  });

  test('writes no tags where it is given none', () => {
    expect(resources(build(name)).filter(({ block }) => 'tags' in block)).toEqual([]);
    const empty = build(name, { placement: { ...PLACEMENT, tags: {} } });
    expect(resources(empty).filter(({ block }) => 'tags' in block)).toEqual([]);
  });
});

test.each(NAMES.filter((name) => !UNTAGGED.test(name)))('%s writes the tags of its placement', (name) => {
  const tagged = resources(build(name, { placement: { ...PLACEMENT, tags: TAGS } })).filter(
    ({ type }) => !NO_TAGS.test(type),
  );
  expect(tagged.length).toBeGreaterThan(0);
  expect(tagged.map(({ address, block }) => [address, block.tags])).toEqual(
    tagged.map(({ address, type }) => [address, type in LEFT_UNTAGGED ? undefined : TAGS]),
  );
});

test('every type that is left without tags is one that is written', () => {
  const written = new Set(NAMES.flatMap((name) => resources(build(name)).map(({ type }) => type)));
  expect(Object.keys(LEFT_UNTAGGED).filter((type) => !written.has(type))).toEqual([]);
});

describe.each(NAMES.filter((name) => WAITS.test(name)))('%s', (name) => {
  /** Resources that are not a part of what waits: the zones of an endpoint can be made at once. */
  const waiting = ({ type }: { type: string }) =>
    !/^azurerm_(private_dns_zone|storage_(container|share)$)/.test(type) && type !== 'azurerm_resource_group';

  test('waits for what it is told to wait for', () => {
    const stack = synthesizeConstructs((own) =>
      SAMPLES[name]?.(own, 'Part', { placement: PLACEMENT, after: somethingFirst(own) }),
    );
    const later = resources(stack).filter(waiting);
    expect(later.map(({ block }) => block.depends_on)).toEqual(later.map(() => ['azurerm_resource_group.First']));
  });

  test.each([
    ['nothing is named', undefined],
    ['an empty list is named', []],
  ])('waits for nothing when %s', (_, after) => {
    expect(resources(build(name, { after })).filter(({ block }) => 'depends_on' in block)).toEqual([]);
  });
});

test.each(NAMES.filter((name) => !WAITS.test(name)))('%s waits only for what its arguments refer to', (name) => {
  expect(resources(build(name)).filter(({ block }) => 'depends_on' in block)).toEqual([]);
});
