import { readServiceTags } from '../../src/model/service-tags';
import { Ipv4 } from '../../src/net/cidr';
import { reach } from '../../src/verify/reach';
import { type LabRule, lab, machine } from '../verify/lab';

/** A few lines in the form of Microsoft's file. */
const FILE = {
  changeNumber: 376,
  cloud: 'Public',
  values: [
    { name: 'Storage', properties: { addressPrefixes: ['20.60.0.0/24', '20.60.1.0/24', '2603:1030::/48'] } },
    { name: 'Storage.EastUS2', properties: { addressPrefixes: ['20.60.1.0/24'] } },
    { name: 'AzureMachineLearning', properties: { addressPrefixes: ['13.66.87.135/32'] } },
    { name: 'Empty.ChinaEast', properties: { addressPrefixes: [] } },
  ],
};
const tags = readServiceTags(FILE);
const address = (text: string) => Ipv4.parse(text).value;
const group = (...rules: LabRule[]) =>
  lab({ groups: { s1: rules.map((rule) => ({ direction: 'Outbound' as const, ...rule })) } });
const to = (ip: string) => ({ from: machine('a'), to: { ip }, protocol: 'tcp', port: 443 }) as const;
const denyAll: LabRule = { priority: 200, access: 'Deny' };

test('a tag is its IPv4 prefixes, whatever the case of its name', () => {
  expect(`${tags.prefixesOf('storage')}`).toBe('20.60.0.0/24,20.60.1.0/24');
  expect(tags.addressesOf('STORAGE.eastus2')?.has(address('20.60.1.7'))).toBe(true);
});

test('a tag that the file lacks is not known, and one without prefixes is empty', () => {
  expect(tags.addressesOf('Sql')).toBeUndefined();
  expect(tags.addressesOf('Empty.ChinaEast')?.isEmpty).toBe(true);
});

test.each([
  ['20.60.1.7', 'reached'],
  ['20.60.0.7', 'blocked'],
  ['8.8.8.8', 'blocked'],
])('with a file, a rule for Storage.EastUS2 lets %s be %s', (ip, verdict) => {
  expect(reach(group({ priority: 100, to: 'Storage.EastUS2' }, denyAll), to(ip), tags).verdict).toBe(verdict);
});

test('without one, whether an address is in a tag is not known', () => {
  expect(reach(group({ priority: 100, to: 'Storage.EastUS2' }, denyAll), to('20.60.1.7')).verdict).toBe('unknown');
});

test('a tag of which a rule takes half is told in two parts', () => {
  const model = group({ priority: 100, access: 'Deny', to: '20.60.0.0/24' });
  const judged = reach(model, { ...to('0.0.0.0'), to: { tag: 'Storage' } }, tags);
  expect(judged.verdict).toBe('unknown');
  expect(judged.parts.map((part) => [part.to, part.verdict])).toEqual([
    ['Storage (20.60.0.0/24)', 'blocked'],
    ['Storage (20.60.1.0/24)', 'reached'],
  ]);
});

test('C7: the longest prefix of a tag decides among routes', () => {
  const routes = { s1: { '20.60.0.0/16': 'None', Storage: 'Internet' } };
  expect(reach(lab({ routes }), to('20.60.1.7'), tags).verdict).toBe('reached');
  const longer = { s1: { '20.60.1.0/25': 'None', Storage: 'Internet' } };
  expect(reach(lab({ routes: longer }), to('20.60.1.7'), tags).verdict).toBe('blocked');
  const equal = { s1: { '20.60.1.0/24': 'None', Storage: 'Internet' } };
  expect(reach(lab({ routes: equal }), to('20.60.1.7'), tags).verdict).toBe('blocked');
});

test('fails when the file is something else', () => {
  expect(() => readServiceTags({ hello: 1 })).toThrow("expected a service tag file with 'values'");
});
