import Ajv2020 from 'ajv/dist/2020';
import { configJsonSchema, descriptionAt, keysAt } from '../../src/config/json-schema';
import { REGIONS } from '../../src/facts/regions';
import { EXAMPLES, exampleInput } from '../support/examples';
import { configWith } from './configs';
import { ADDRESSES } from './refusals/addresses';
import { AKS } from './refusals/aks';
import { COMPUTE } from './refusals/compute';
import { EXISTING_NETWORK } from './refusals/existing-network';
import { FIREWALL } from './refusals/firewall';
import { NAMES } from './refusals/names';
import { SHAPE } from './refusals/shape';

const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(configJsonSchema());
/** Where an editor would underline a config: `/compute/clusters/0/maxNodes`. */
function complaints(config: unknown): string[] {
  validate(structuredClone(config));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const ROWS = [...SHAPE, ...NAMES, ...ADDRESSES, ...AKS, ...COMPUTE];
/** What a schema cannot say: what a text means, and how several values fit together. */
const MEANING = [
  'address',
  'cidr',
  'client-ip',
  'does-not-fit',
  'duplicate',
  'everyone',
  'first-address',
  'min-above-max',
  'needs',
  'one-backend',
  'outside',
  'overlap',
  'private',
  'public-caller',
  'text',
  'too-small',
];
/** Ranges that follow from several values, or from the prefix of a block. */
const COUNTED = /^(network\.addressSpace|aks\.serviceCidr|access\.clientIps|tags)$/;

describe('the JSON Schema', () => {
  test.each(Object.keys(EXAMPLES))('takes the example %s', (name) => {
    expect(complaints(exampleInput(name))).toEqual([]);
  });

  test.each([...ROWS, ...EXISTING_NETWORK, ...FIREWALL].map((row) => [row.when, row] as const))(
    'takes the good one where the config fails when %s',
    (_, { good }) => {
      expect(complaints(configWith(good))).toEqual([]);
    },
  );

  const shape = ROWS.filter(({ code, path }) => !MEANING.includes(code) && !(code === 'range' && COUNTED.test(path)));
  const several = shape
    .filter(({ bad }) => !('aks.nodes.maxPods' in bad && Number(bad['aks.nodes.maxPods']) >= 10))
    // Our own address is one of the blocks that AKS takes; the schema knows of the empty list alone.
    .filter(({ path, found }) => !(path === 'aks.publicApiServer.from' && found === '200 blocks'));
  test.each(several.map((row) => [row.when, row] as const))('fails when %s', (_, { bad }) => {
    expect(complaints(configWith(bad))).not.toEqual([]);
  });

  test('knows the draft, the title, the regions and what must stand', () => {
    const { $schema, title, required, properties } = configJsonSchema() as Record<
      string,
      Record<string, { enum?: unknown }>
    >;
    expect([$schema, title, required]).toEqual([
      'https://json-schema.org/draft/2020-12/schema',
      'Secured Azure Machine Learning workspace',
      ['name', 'environment', 'region', 'network'],
    ]);
    expect(properties?.region?.enum).toEqual(REGIONS);
  });

  test('takes azurerm as a text and as a number', () => {
    expect(['4', '5', 4, 5].map((azurerm) => complaints(configWith({ 'provider.azurerm': azurerm })))).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  test('fails when a key is unknown anywhere', () => {
    const places = [
      '',
      'names.',
      'provider.',
      'backend.',
      'backend.local.',
      'network.',
      'network.subnets.',
      'network.existing.',
      'network.existing.subnets.',
      'network.existing.subnets.compute.',
      'firewall.',
      'firewall.existing.',
      'firewall.hosts[0].',
      'access.',
      'storage.',
      'workspace.',
      'workspace.publicNetworkAccess.',
      'compute.',
      'compute.publicIp.',
      'compute.ssh.',
      'compute.clusters[0].',
      'compute.instances[0].',
      'aks.',
      'aks.nodes.',
      'aks.publicApiServer.',
    ];
    expect(places.filter((place) => complaints(configWith({ [`${place}bogus`]: 1 })).length === 0)).toEqual([]);
  });
});

describe('keysAt', () => {
  test.each([
    [['network'], ['addressSpace', 'existing', 'reserved', 'peerings', 'subnets']],
    [
      ['network', 'subnets'],
      [
        'compute',
        'virtualMachines',
        'aks',
        'privateEndpoints',
        'firewall',
        'firewallManagement',
        'hdinsight',
        'databricksPrivate',
        'databricksPublic',
        'databricksDefault',
      ],
    ],
    [
      ['compute', 'clusters', 0],
      [
        'name',
        'vmSize',
        'minNodes',
        'maxNodes',
        'idleMinutes',
        'priority',
        'description',
        'publicIp',
        'localAuth',
        'identity',
      ],
    ],
    [['name'], []],
    [['nowhere', 'at', 0, 'all'], []],
  ])('names the keys at %j', (path, keys) => {
    expect(keysAt(path)).toEqual(keys);
  });
});

describe('descriptionAt', () => {
  test.each([
    [['region'], 'Region of every resource; it tells the cloud too: public, Government (usgov…, usdod…) or China'],
    [['network'], 'The address space, what it must stay clear of, and pinned subnets'],
    [['network', 'reserved'], 'On-premises and peered ranges: nothing may overlap them'],
    [['firewall', 'hosts', 0, 'reason'], 'Why jobs need it'],
    [['nowhere', 'at', 0, 'all'], undefined],
  ])('tells what stands at %j', (path, description) => {
    expect(descriptionAt(path)).toBe(description);
  });
});
