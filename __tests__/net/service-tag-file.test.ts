import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readServiceTagFile } from '../../src/net/service-tag-file';

const properties = (addressPrefixes: unknown, more: object = {}) => ({ addressPrefixes, ...more });
/** The file of today, that of 2019, the answer of the API, and a lock. */
const DOWNLOAD = {
  changeNumber: 376,
  cloud: 'Public',
  values: [
    {
      name: 'BatchNodeManagement.EastUS2',
      id: 'BatchNodeManagement.EastUS2',
      properties: properties(['40.70.147.224/27', '2603:1030:40c:1::340/122', '13.77.80.138/32'], {
        region: 'eastus2',
        regionId: 33,
        networkFeatures: ['API', 'NSG'],
      }),
    },
    { name: 'AzureMachineLearning.ChinaEast', properties: properties([], { networkFeatures: null }) },
  ],
};
const OLD = { changeNumber: 90, cloud: 'Public', values: [{ name: 'Storage', properties: properties(['1.0.0.0/8']) }] };
const API = {
  changeNumber: '114',
  cloud: 'Public',
  id: '/subscriptions/x/providers/Microsoft.Network/serviceTags/public',
  nextLink: null,
  values: [
    { name: 'Storage', serviceTagChangeNumber: '114', properties: properties(['20.60.1.0/24', '20.60.0.0/24']) },
    { name: 'Sql', properties: properties(null) },
    { name: 'EventHub', properties: null },
  ],
};
const LOCK = { lock: 1, file: 'x.json', cloud: 'Public', changeNumber: 376, tags: { Storage: ['20.60.0.0/24'] } };
const texts = (data: unknown, tag: string) => readServiceTagFile(data).ipv4Of(tag)?.map(String);

test.each<[string, unknown, string, readonly string[] | undefined]>([
  ['of today, IPv4 alone and sorted', DOWNLOAD, 'batchnodemanagement.eastus2', ['13.77.80.138/32', '40.70.147.224/27']],
  ['of today, a tag without prefixes', DOWNLOAD, 'AzureMachineLearning.ChinaEast', []],
  ['of today, a tag that it lacks', DOWNLOAD, 'Storage', undefined],
  ['of 2019', OLD, 'Storage', ['1.0.0.0/8']],
  ['of the API', API, 'Storage', ['20.60.0.0/24', '20.60.1.0/24']],
  ['of the API, a tag with null', API, 'Sql', []],
  ['of the API, a tag without properties', API, 'EventHub', []],
  ['of ours, a lock', LOCK, 'Storage', ['20.60.0.0/24']],
])('reads a list %s', (_, data, tag, expected) => {
  expect(texts(data, tag)).toEqual(expected);
});

test.each([
  [DOWNLOAD, 'Public', 376],
  [API, 'Public', 114],
  [{ values: [] }, undefined, undefined],
  [{ values: [], cloud: '', changeNumber: 'new' }, undefined, undefined],
])('tells cloud and version, numbers written as texts too (%#)', (data, cloud, changeNumber) => {
  expect(readServiceTagFile(data)).toMatchObject({ cloud, changeNumber });
});

test.each<[string, unknown, RegExp]>([
  ['it is something else', { hello: 1 }, /expected a service tag file with 'values'/],
  ['it is no object', 'text', /expected a service tag file with 'values'/],
  ['an entry has no name', { values: [null] }, /entry 1 of 'values' has no name/],
  ['it is one page of several', { ...API, nextLink: 'https://x' }, /the first page of several/],
])('fails when %s', (_, data, message) => {
  expect(() => readServiceTagFile(data)).toThrow(message);
});

test.each<[unknown, RegExp]>([
  [['1.2.3.4'], /^Storage: expected an IPv4 block/],
  [['1.2.3.4/24'], /^Storage: .*did you mean '1\.2\.3\.0\/24'/],
  [[7], /^Storage: expected an IPv4 block/],
  ['1.2.3.4/32', /^Storage has no list of prefixes/],
])('fails when prefixes are %j, once they are asked for', (prefixes, message) => {
  const file = readServiceTagFile({ values: [{ name: 'Storage', properties: properties(prefixes) }] });
  expect(() => file.ipv4Of('Storage')).toThrow(message);
});

const FOLDER = join(__dirname, '..', '..', '..', 'shared', 'data', 'service-tags');
const FILES = existsSync(FOLDER) ? readdirSync(FOLDER) : [];

test('reads every prefix of the files of Microsoft, where they lie beside the project', () => {
  for (const name of FILES) {
    const file = readServiceTagFile(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));
    const batch = file.tags.filter((tag) => /^(AzureMachineLearning|BatchNodeManagement)/.test(tag));
    expect([name, file.changeNumber, batch.length]).toEqual([name, expect.any(Number), expect.any(Number)]);
    expect(batch.flatMap((tag) => file.ipv4Of(tag) ?? []).length).toBeGreaterThan(20);
  }
});
