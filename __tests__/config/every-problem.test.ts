import * as fc from 'fast-check';
import { loadFile } from '../../src/config/load';
import { ConfigError, writePath } from '../../src/config/problem';
import { readConfig } from '../../src/config/read';
import { planSubnets } from '../../src/plan/subnets';
import { planWorkspace, type WorkspaceProps } from '../../src/plan/workspace-plan';
import { EXAMPLES } from '../support/examples';
import { type Change, configWith, refusalOf } from './configs';

// Room for a machine that is busy.
jest.setTimeout(60_000);

const problemsOf = (change: Change) =>
  refusalOf(configWith(change))
    .problems.map(({ code, path }) => `${code} ${writePath(path)}`)
    .sort();

describe('a config that is wrong in several places', () => {
  /** Five of the shape and five that follow from several values. */
  const TEN: Change = {
    name: 'Fraud',
    environment: undefined,
    netwrok: {},
    'network.reserved': ['10.0.0.0/16', '10.40.0.0/24'],
    'network.subnets.firewall': '10.40.1.0/27',
    'access.clientIps': ['192.168.0.1'],
    'compute.clusters[0].minNodes': 9,
    'compute.publicIp': undefined,
    'aks.dnsServiceIp': '10.41.0.1',
    'aks.nodes.vmSize': 7,
  };
  const SAID = [
    'client-ip access.clientIps[0]',
    'first-address aks.dnsServiceIp',
    'min-above-max compute.clusters[0].minNodes',
    'missing environment',
    'name name',
    'needs compute.ssh',
    'overlap network.reserved[1]',
    'too-small network.subnets.firewall',
    'type aks.nodes.vmSize',
    'unknown-key netwrok',
  ];

  test('fails with all ten at once, each with a place, a value and a way out', () => {
    expect(problemsOf(TEN)).toEqual(SAID);
    const { message } = refusalOf(configWith(TEN));
    expect(message).toMatch(/^the config: 10 problems\n\n/);
    expect(message.split('\n\n').slice(1)).toHaveLength(10);
    for (const block of message.split('\n\n').slice(1)) {
      expect(block).toMatch(/^ {2}\S.*\n {4}found: {4}.+\n {4}allowed: {2}.+\n {4}change: {3}.+$/);
    }
  });

  test.each(Object.keys(TEN))('fails with the other nine when %s is right again', (repaired) => {
    const rest = problemsOf(Object.fromEntries(Object.entries(TEN).filter(([path]) => path !== repaired)));
    expect([rest.length, rest.filter((problem) => !SAID.includes(problem))]).toEqual([9, []]);
  });

  test('fails with two values of one section, and one bad tag does not hide another', () => {
    expect(problemsOf({ tags: { a: '', A: 'x', 'b<': 'y' } })).toEqual([
      'duplicate tags.A',
      'range tags.a',
      'text tags.b<',
    ]);
  });

  test('fails with problems of one list entry and of its neighbours', () => {
    const clusters = [{ name: 'cpu' }, { name: 'CPU', vmSize: 'x', minNodes: 3, maxNodes: 2 }, 'gpu'];
    expect(problemsOf({ 'compute.clusters': clusters })).toEqual([
      'duplicate compute.clusters[1].name',
      'min-above-max compute.clusters[1].minNodes',
      'missing compute.clusters[0].maxNodes',
      'missing compute.clusters[0].vmSize',
      'type compute.clusters[2]',
      'vm-size compute.clusters[1].vmSize',
    ]);
  });

  test('fails with what the plan finds, too, when the shape is wrong', () => {
    const change = { name: 'Fraud', 'network.subnets': { compute: '10.40.0.0/29' } };
    expect(problemsOf(change)).toEqual(['name name', 'too-small network.subnets.compute']);
  });

  test.each([
    [undefined, 'missing', 'nothing'],
    [null, 'type', 'null'],
    ['fraud', 'type', 'fraud'],
    [[], 'type', '[]'],
    [5, 'type', '5'],
  ])('fails once when the whole config is %j', (whole, code, found) => {
    const { problems, message } = refusalOf(whole);
    expect(problems.map((problem) => [problem.code, problem.path])).toEqual([[code, []]]);
    expect(message).toContain(`  (the whole file)\n    found:    ${found}\n`);
  });

  test.each<[string, string]>([
    ['name', 'What the workspace is for; resource names derive from name, environment and region'],
    ['region', 'Region of every resource'],
    ['network', 'The address space, what it must stay clear of'],
    ['network.addressSpace', 'The address space of the virtual network'],
    ['aks.nodes', 'The first node pool'],
    ['aks.dnsServiceIp', "The cluster's DNS: an IPv4 address of serviceCidr, not its first"],
    ['compute.publicIp.reason', 'Why it is open, for whoever audits this'],
    ['firewall.hosts[0].reason', 'Why jobs need it'],
  ])('says what %s is for when it is missing', (path, description) => {
    const { problems } = refusalOf(configWith({ [path]: undefined }));
    const missing = problems.filter(({ code }) => code === 'missing');
    expect(missing.map((problem) => [writePath(problem.path), problem.fix])).toEqual([[path, 'add it']]);
    expect(missing[0]?.allowed).toMatch(new RegExp(`^${description.replaceAll('.', '\\.')}`));
  });

  test('says what an empty text and an empty list have to hold', () => {
    const allowed = (change: Change) => refusalOf(configWith(change)).problems.map((problem) => problem.allowed);
    expect(allowed({ 'tags.owner': '' })).toEqual(['a text']);
    expect(allowed({ 'compute.ssh.from': [] })).toEqual(['one entry or more']);
  });

  test('fails with the four things that an empty config must say', () => {
    expect(refusalOf({}).problems.map(({ code, path }) => [code, ...path])).toEqual(
      ['name', 'environment', 'region', 'network'].map((key) => ['missing', key]),
    );
  });
});

describe('whatever a config holds', () => {
  const examples = Object.values(EXAMPLES).map((file) => loadFile(file).data);
  /** An example in which one value, anywhere, is another JSON value. */
  const spoilt = fc
    .tuple(
      fc.constantFrom(...examples),
      fc.nat(),
      fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', ' ', '0.0.0.0/0', -1, 2 ** 53)),
    )
    .map(([example, choice, value]) => {
      const copy = structuredClone(example);
      const places = placesIn(copy);
      const place = places[choice % places.length];
      if (place !== undefined) (place.parent as Record<string, unknown>)[place.key] = value;
      return copy;
    });

  test('it is planned, or refused with problems that have a code, a rule and a way out', () => {
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.jsonValue()), (config) => {
        let refused: unknown;
        try {
          planWorkspace(config as WorkspaceProps);
        } catch (error) {
          refused = error;
        }
        if (refused === undefined) return;
        expect(refused).toBeInstanceOf(ConfigError);
        const { problems } = refused as ConfigError;
        expect(problems.length).toBeGreaterThan(0);
        for (const { code, allowed, fix } of problems)
          expect([code, allowed, fix]).toEqual(Array(3).fill(expect.stringMatching(/\S/)));
      }),
      { numRuns: 300 },
    );
  });

  test('it is read twice the same, and not changed', () => {
    fc.assert(
      fc.property(spoilt, (config) => {
        const before = JSON.stringify(config);
        const [one, other] = [readConfig(config), readConfig(config)];
        expect(one.problems).toEqual(other.problems);
        expect(planSubnets(one.draft).problems).toEqual(planSubnets(other.draft).problems);
        expect(JSON.stringify(config)).toBe(before);
      }),
    );
  });
});

/** Every value inside a value, by what holds it. */
function placesIn(value: unknown): { parent: object; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ parent: value, key }, ...placesIn(inner)]);
}
