import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AKS_FORBIDDEN_RANGES, DOCKER_BRIDGE, PRIVATE_RANGES, UNUSABLE_RANGES } from '../../src/facts/address-ranges';
import { AKS_FLOWS, AKS_HOSTS, AKS_TIME } from '../../src/facts/aks';
import { ASYMMETRY_ROUTES, COMPUTE_FLOWS, SSH } from '../../src/facts/compute-flows';
import { DATABRICKS_FLOWS, DATABRICKS_SIGN_IN } from '../../src/facts/databricks';
import { OPTIONAL_HOSTS, REQUIRED_HOSTS, REQUIRED_NETWORK_FLOWS, SEED_HOSTS } from '../../src/facts/egress-hosts';
import { LIMITS } from '../../src/facts/limits';
import { COMPUTE_NAME_RULES, NAME_RULES } from '../../src/facts/names';
import { OUTBOUND_NEEDS } from '../../src/facts/outbound-needs';
import { PRIVATE_LINKS } from '../../src/facts/private-link';
import { AZURERM } from '../../src/facts/provider';
import { WORKSPACE_ROLES } from '../../src/facts/roles';
import { SERVICE_ENDPOINT_NAMES, SERVICE_ENDPOINTS } from '../../src/facts/service-endpoints';
import { SOURCES } from '../../src/facts/source';
import { TOOL_FLOWS, TOOL_HOSTS } from '../../src/facts/tool-hosts';
import { Cidr } from '../../src/net/cidr';
import { numberRules } from '../../src/net/rule-set';

const FOLDER = join(__dirname, '..', '..', 'src', 'facts');
const MODULES = readdirSync(FOLDER)
  .filter((file) => file !== 'source.ts')
  .map((file) => [file, require(join(FOLDER, file)) as Record<string, unknown>] as const);

/** Every row that says where it comes from, anywhere in a value. */
function sourced(value: unknown): { source: string; confidence: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'source' in value && 'confidence' in value ? [value as { source: string; confidence: string }] : [];
  return [...own, ...Object.values(value).flatMap(sourced)];
}

/** The sources of the project but the table that is asked for. */
const textWithout = (table: string) =>
  readdirSync(join(FOLDER, '..'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== join('facts', table))
    .map((file) => readFileSync(join(FOLDER, '..', file), 'utf8'))
    .join('\n');

test.each([
  ['source', SOURCES, 'source.ts', (key: string) => `'${key}'`],
  ['limit', LIMITS, 'limits.ts', (key: string) => key],
] as const)('no %s is listed that nothing uses', (_, rows, table, written) => {
  const text = textWithout(table);
  expect(Object.keys(rows).filter((key) => !text.includes(written(key)))).toEqual([]);
});

describe('every fact', () => {
  test.each(MODULES)('of %s names a source that is there, and how far it is trusted', (file, module) => {
    const rows = sourced(module);
    // The table of regions is of one source, which its comment names.
    expect(rows.length > 0).toBe(file !== 'regions.ts');
    expect(rows.filter(({ source }) => !(source in SOURCES))).toEqual([]);
    expect(rows.filter(({ confidence }) => !['high', 'medium', 'low'].includes(confidence))).toEqual([]);
  });

  test.each(Object.entries(SOURCES))('%s is a text with a date', (_, { text, date }) => {
    expect(text).toMatch(/\S/);
    expect(date).toMatch(/^20\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?$/);
  });
});

const reasons = [
  ...COMPUTE_FLOWS,
  ...ASYMMETRY_ROUTES,
  ...AKS_FLOWS,
  ...AKS_HOSTS,
  AKS_TIME,
  ...REQUIRED_HOSTS,
  ...REQUIRED_NETWORK_FLOWS,
  ...DATABRICKS_FLOWS,
  DATABRICKS_SIGN_IN,
  ...TOOL_HOSTS,
  ...TOOL_FLOWS,
  ...SEED_HOSTS.network,
  ...SEED_HOSTS.application,
  ...Object.values(OPTIONAL_HOSTS).flat(),
  ...WORKSPACE_ROLES,
];

test.each(reasons.map(({ why }) => why))('the reason fits into a description: %s', (why) => {
  expect(why).toMatch(/^\S(.{0,138}\S)?$/);
});

describe('security rules of the tables', () => {
  test.each([
    ['computes', COMPUTE_FLOWS],
    ['AKS', AKS_FLOWS],
  ])('of %s have names and ports that Azure takes', (_, flows) => {
    for (const { name, protocol, ports, why } of flows) {
      const rule = { name, direction: 'Outbound', access: 'Allow', protocol, from: '*', to: '*', ports, why } as const;
      expect(numberRules([rule])).toHaveLength(1);
    }
  });

  test('of computes share a name only where they open the same', () => {
    const doors = new Map<string, string>();
    for (const { name, direction, protocol, tag, ports } of COMPUTE_FLOWS) {
      const door = [direction, protocol, tag, ...ports].join(' ');
      expect(doors.get(name) ?? door).toBe(door);
      doors.set(name, door);
    }
  });

  test('hold what the guide of 2020 opens', () => {
    const classic = COMPUTE_FLOWS.filter(({ direction, when }) => direction === 'Inbound' && when.includes('classic'));
    expect(classic.map(({ tag, ports }) => [tag, ...ports])).toEqual([
      ['BatchNodeManagement', '29876-29877'],
      ['AzureMachineLearning', '44224'],
    ]);
    expect(SSH.port).toBe('22');
  });
});

/** `<region>` and `<location>` stand for a region's name. */
const isHost = (host: string) =>
  /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(host.replace(/<(region|location)>/, 'eastus2'));
const GROUPS = [...REQUIRED_HOSTS, ...TOOL_HOSTS, ...SEED_HOSTS.application, ...Object.values(OPTIONAL_HOSTS).flat()];

describe('hosts', () => {
  test.each(GROUPS)('of $name are host names, each once', ({ hosts }) => {
    expect(hosts.filter((host) => !isHost(host))).toEqual([]);
    expect(new Set<string>(hosts).size).toBe(hosts.length);
  });

  test.each(AKS_HOSTS.map((group) => [group.why, group] as const))(
    'of AKS, %s, are host names, each once',
    (_, { hosts }) => {
      expect(hosts.filter((host) => !isHost(host))).toEqual([]);
      expect(new Set(hosts).size).toBe(hosts.length);
    },
  );

  test('of AKS, all of them, are named once', () => {
    const hosts = AKS_HOSTS.flatMap((group) => group.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  test('of the guide of 2020 are seven, and those with a wildcard are no network rule', () => {
    const [network, application] = [SEED_HOSTS.network, SEED_HOSTS.application].map((rules) =>
      rules.flatMap((rule) => ('hosts' in rule ? rule.hosts : rule.to.hosts)),
    );
    expect([network, application]).toEqual([
      ['ml.azure.com', 'mlworkspace.azure.ai'],
      [
        '*.azureml.ms',
        '*.experiments.azureml.net',
        '*.modelmanagement.azureml.net',
        '*.batchai.core.windows.net',
        '*.aether.ms',
      ],
    ]);
  });

  test('of network rules have no wildcard', () => {
    const hosts = [...REQUIRED_NETWORK_FLOWS, ...SEED_HOSTS.network].flatMap(({ to }) =>
      'hosts' in to ? [...to.hosts] : [],
    );
    expect([...hosts, AKS_TIME.host].filter((host) => host.includes('*'))).toEqual([]);
  });

  test.each([
    ['required', REQUIRED_HOSTS],
    ['required over the network', REQUIRED_NETWORK_FLOWS],
    ['of the guide', SEED_HOSTS.application],
    ['optional', Object.values(OPTIONAL_HOSTS).flat()],
  ])('%s are in groups of different names', (_, groups) => {
    const names = groups.map(({ name }: { name: string }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('address ranges', () => {
  test.each([
    ['unusable', UNUSABLE_RANGES],
    ['private', PRIVATE_RANGES],
    ['of AKS', AKS_FORBIDDEN_RANGES],
  ])('that are %s are blocks that do not touch', (_, rows) => {
    const blocks = rows.map(({ range }) => Cidr.parse(range));
    const touching = blocks.filter((one, index) => blocks.slice(index + 1).some((other) => other.overlaps(one)));
    expect(touching.map(String)).toEqual([]);
  });

  test('that are private hold the Docker bridge, and none that is unusable', () => {
    const holds = (range: string) => PRIVATE_RANGES.some((row) => Cidr.parse(row.range).overlaps(Cidr.parse(range)));
    expect([holds(DOCKER_BRIDGE.range), ...UNUSABLE_RANGES.map(({ range }) => holds(range))]).toEqual([
      true,
      ...UNUSABLE_RANGES.map(() => false),
    ]);
  });
});

describe('names', () => {
  test.each(Object.entries(NAME_RULES))(
    'of %s are as long as they may be, and no longer',
    (_, { pattern, maxLength, prefix }) => {
      const fits = (length: number) => pattern.test('a'.repeat(length));
      expect([fits(maxLength), fits(maxLength + 1)]).toEqual([true, false]);
      expect(pattern.test(`${prefix}abc`)).toBe(true);
      for (const bad of ['', ' ', 'a b', 'a/b', 'ä1234', 'a1234\n', '${x}']) expect(pattern.test(bad)).toBe(false);
    },
  );

  test.each(Object.entries(NAME_RULES))('of %s are described by their length', (_, { words, maxLength }) => {
    expect(words).toMatch(new RegExp(`^[1-9]-${maxLength} `));
  });

  test('have prefixes that differ', () => {
    const prefixes = Object.values(NAME_RULES).map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  test.each(Object.entries(COMPUTE_NAME_RULES))('of a compute, %s, have 24 letters at most', (kind, { pattern }) => {
    const least = kind === 'instance' ? 4 : 3;
    expect([least - 1, least, 24, 25].map((length) => pattern.test('a'.repeat(length)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    for (const bad of ['1abc', 'abc-', 'ab_cd', '-abc', 'abc.d']) expect(pattern.test(bad)).toBe(false);
  });
});

describe('figures', () => {
  test.each(Object.entries(LIMITS))('%s is a whole number above nothing', (_, { value }) => {
    expect(Number.isInteger(value) && value > 0).toBe(true);
  });

  test.each([
    ['nsgFirstPriority', 'nsgLastPriority'],
    ['largestNetworkPrefix', 'aksServicePrefix'],
    ['firewallSubnetPrefix', 'smallestSubnetPrefix'],
    ['aksMaxPodsMin', 'aksDefaultMaxPods'],
    ['aksDefaultMaxPods', 'aksOverlayDefaultMaxPods'],
    ['aksDefaultMaxPods', 'aksMaxPodsMax'],
    ['aksMaxPodsMin', 'aksPodsPerPoolMin'],
  ] as const)('%s is less than %s', (less, more) => {
    expect(LIMITS[less].value).toBeLessThan(LIMITS[more].value);
  });
});

test('roles of the workspace are given once for each resource', () => {
  const grants = WORKSPACE_ROLES.map(({ role, on }) => `${role} on ${on}`);
  expect(new Set(grants).size).toBe(grants.length);
});

test('service endpoints have names that azurerm 5 takes', () => {
  const services = Object.values(SERVICE_ENDPOINTS).map(({ service }) => service);
  expect(services.filter((service) => !SERVICE_ENDPOINT_NAMES.includes(service))).toEqual([]);
});

test('private links have zones that make their names private, shared by parts of one service alone', () => {
  const zones = Object.values(PRIVATE_LINKS).flatMap((link): readonly string[] => link.zones);
  expect(zones.filter((zone) => !/^privatelink(\.[a-z0-9]+){2,}$/.test(zone))).toEqual([]);
  const { databricksSignIn, ...apart } = PRIVATE_LINKS;
  expect(databricksSignIn.zones).toEqual(apart.databricks.zones);
  const own = Object.values(apart).flatMap((link): readonly string[] => link.zones);
  expect(new Set(own).size).toBe(own.length);
});

test.each(Object.entries(AZURERM))('azurerm %s is a release of that generation', (generation, { version }) => {
  expect(version).toMatch(new RegExp(`^${generation}\\.\\d+\\.\\d+$`));
});

describe('needs', () => {
  const named = (rows: readonly { readonly name: string }[]) => [...new Set(rows.map(({ name }) => name))].sort();
  const outbound = COMPUTE_FLOWS.filter(({ direction }) => direction === 'Outbound');

  test.each([
    ['tags', outbound],
    ['hosts', [...REQUIRED_HOSTS, ...TOOL_HOSTS]],
    ['network', [...REQUIRED_NETWORK_FLOWS, ...TOOL_FLOWS]],
  ] as const)('name every row of %s, and no other', (form, rows) => {
    expect([...new Set(OUTBOUND_NEEDS.flatMap((need) => need[form]))].sort()).toEqual(named(rows));
  });

  test.each(OUTBOUND_NEEDS.map((need) => [need.id, need] as const))(
    '%s is said by service tag and by host, or it is said why not',
    (_, { tags, hosts, network, untagged, pastFirewall }) => {
      expect(tags.length > 0 || untagged !== undefined).toBe(true);
      expect(hosts.length + network.length > 0).toBe(pastFirewall === undefined);
    },
  );

  test('alone say when an outbound flow is needed', () => {
    expect(outbound.filter(({ when }) => when.length > 0)).toEqual([]);
    expect(new Set(OUTBOUND_NEEDS.map(({ id }) => id)).size).toBe(OUTBOUND_NEEDS.length);
  });
});
