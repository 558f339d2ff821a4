import { Cidr } from '../../src/net/cidr';
import {
  type FirewallApplicationRule,
  type FirewallNetworkRule,
  type FirewallRules,
  numberFirewallRules,
} from '../../src/net/firewall-rule-set';

const FROM = [Cidr.parse('10.1.0.0/24')];
const net = (name: string, over: Partial<FirewallNetworkRule> = {}): FirewallNetworkRule => ({
  name,
  protocols: ['TCP'],
  from: FROM,
  to: { tag: 'AzureMachineLearning' },
  ports: ['443'],
  why: 'a test needs it',
  ...over,
});
const app = (name: string, over: Partial<FirewallApplicationRule> = {}): FirewallApplicationRule => ({
  name,
  from: FROM,
  hosts: ['ml.azure.com'],
  protocols: [{ type: 'Https', port: 443 }],
  why: 'a test needs it',
  ...over,
});
const network = (...rules: FirewallNetworkRule[]): FirewallRules => ({
  network: [{ name: 'n', rules }],
  application: [],
});
const application = (...rules: FirewallApplicationRule[]): FirewallRules => ({
  network: [],
  application: [{ name: 'a', rules }],
});

const priorities = (rules: FirewallRules) => {
  const { network, application } = numberFirewallRules(rules);
  return [...network, ...application].map(({ name, priority }) => [name, priority]);
};

describe('numberFirewallRules', () => {
  test('numbers network collections from 100 and application collections from 1100', () => {
    const rules = {
      network: [
        { name: 'n1', rules: [net('a')] },
        { name: 'n2', rules: [net('b')] },
      ],
      application: [
        { name: 'a1', rules: [app('a')] },
        { name: 'a2', rules: [app('b')] },
      ],
    };
    expect(priorities(rules)).toEqual([
      ['n1', 100],
      ['n2', 200],
      ['a1', 1100],
      ['a2', 1200],
    ]);
  });

  test('leaves an empty collection out, and no other changes its number', () => {
    const collections = (middle: readonly FirewallApplicationRule[]) => ({
      network: [],
      application: [
        { name: 'first', rules: [app('a')] },
        { name: 'middle', rules: middle },
        { name: 'last', rules: [app('z')] },
      ],
    });
    expect(priorities(collections([]))).toEqual([
      ['first', 1100],
      ['last', 1300],
    ]);
    expect(priorities(collections([app('m')]))).toEqual([
      ['first', 1100],
      ['middle', 1200],
      ['last', 1300],
    ]);
  });

  test('keeps the rules as they are', () => {
    const rules = [net('a', { to: { blocks: FROM } }), net('b', { to: { hosts: ['ntp.ubuntu.com'] } })];
    expect(numberFirewallRules(network(...rules)).network).toEqual([{ name: 'n', rules, priority: 100 }]);
  });

  test('lets a rule have the name of its collection, and an application rule that of a network rule', () => {
    const rules = {
      network: [{ name: 'same', rules: [net('same')] }],
      application: [{ name: 'same', rules: [app('same')] }],
    };
    expect(priorities(rules)).toEqual([
      ['same', 100],
      ['same', 1100],
    ]);
  });

  test('has numbers for ten network collections', () => {
    const ten = Array.from({ length: 10 }, (_, index) => ({ name: `n${index}`, rules: [net(`r${index}`)] }));
    expect(priorities({ network: ten, application: [] }).at(-1)).toEqual(['n9', 1000]);
  });

  test.each(['*.blob.core.windows.net', 'ml.azure.com', '*.a-b.example', 'xn--bcher-kva.example', 'ML.azure.com'])(
    'takes the host %s in an application rule',
    (host) => {
      expect(priorities(application(app('a', { hosts: [host] })))).toEqual([['a', 1100]]);
    },
  );

  test.each(['BatchNodeManagement', 'Storage', 'Storage.EastUS2', 'AzureCloud.eastus2'] as const)(
    'takes the tag %s',
    (tag) => {
      expect(priorities(network(net('a', { to: { tag } })))).toEqual([['n', 100]]);
    },
  );
});

const WILDCARD = (host: string) =>
  `firewall rule 'a': a network rule takes no wildcard, got '${host}': write an application rule`;
const NO_TAG = (tag: string) =>
  `firewall rule 'a': a firewall does not take the tag '${tag}': use the tag without region, or addresses`;
const NO_HOST = (host: string) =>
  `firewall rule 'a': '${host}' is no host name, with '*.' for its left-most label at most`;

describe('numberFirewallRules on bad rules', () => {
  test.each<[string, FirewallRules, string]>([
    [
      'a network rule has a wildcard',
      network(net('a', { to: { hosts: ['*.blob.core.windows.net'] } })),
      WILDCARD('*.blob.core.windows.net'),
    ],
    ['a network rule has a wildcard inside', network(net('a', { to: { hosts: ['a*.b.com'] } })), WILDCARD('a*.b.com')],
    ['a network rule names all hosts', network(net('a', { to: { hosts: ['*'] } })), WILDCARD('*')],
    [
      'a network rule has a URL',
      network(net('a', { to: { hosts: ['https://ml.azure.com'] } })),
      "firewall rule 'a': 'https://ml.azure.com' is no host name",
    ],
    [
      'a network rule names an address as host',
      network(net('a', { to: { hosts: ['10.0.0.1'] } })),
      "'10.0.0.1' is no host name",
    ],
    ['a network rule goes to no block', network(net('a', { to: { blocks: [] } })), "firewall rule 'a' goes nowhere"],
    ['a network rule goes to no host', network(net('a', { to: { hosts: [] } })), "firewall rule 'a' goes nowhere"],
    [
      'a network rule has no port',
      network(net('a', { ports: [] })),
      "firewall rule 'a' names no port: write '*' for all",
    ],
    [
      'a network rule comes from nowhere',
      network(net('a', { from: [] })),
      "firewall rule 'a' comes from nowhere: name a block",
    ],
    [
      'Batch is named by region',
      network(net('a', { to: { tag: 'BatchNodeManagement.EastUS2' } })),
      NO_TAG('BatchNodeManagement.EastUS2'),
    ],
    [
      'the monitor is named by region',
      network(net('a', { to: { tag: 'AzureMonitor.EastUS2' } })),
      NO_TAG('AzureMonitor.EastUS2'),
    ],
    ['a tag is for security rules only', network(net('a', { to: { tag: 'Internet' } })), NO_TAG('Internet')],
    ['the whole cloud is named', network(net('a', { to: { tag: 'AzureCloud' } })), NO_TAG('AzureCloud')],
    ['a tag is unknown', network(net('a', { to: { tag: 'AzureML' as never } })), NO_TAG('AzureML')],
    ['an application rule names no host', application(app('a', { hosts: [] })), "firewall rule 'a' names no host"],
    [
      'an application rule comes from nowhere',
      application(app('a', { from: [] })),
      "firewall rule 'a' comes from nowhere",
    ],
    ['a wildcard stands in a label', application(app('a', { hosts: ['a*.b.com'] })), NO_HOST('a*.b.com')],
    ['a wildcard stands inside', application(app('a', { hosts: ['a.*.com'] })), NO_HOST('a.*.com')],
    ['a wildcard stands at the end', application(app('a', { hosts: ['a.b.*'] })), NO_HOST('a.b.*')],
    ['two wildcards stand', application(app('a', { hosts: ['*.*.com'] })), NO_HOST('*.*.com')],
    ['a wildcard stands alone', application(app('a', { hosts: ['*'] })), NO_HOST('*')],
    ['a wildcard stands for a domain', application(app('a', { hosts: ['*.com'] })), NO_HOST('*.com')],
    ['a host has a scheme', application(app('a', { hosts: ['https://b.com'] })), NO_HOST('https://b.com')],
    ['a host has a path', application(app('a', { hosts: ['b.com/x'] })), NO_HOST('b.com/x')],
    ['a host has a port', application(app('a', { hosts: ['b.com:443'] })), NO_HOST('b.com:443')],
    ['one of several hosts is bad', application(app('a', { hosts: ['b.com', 'b_c.com'] })), NO_HOST('b_c.com')],
    [
      'two rules of a collection share a name',
      network(net('x'), net('X')),
      "firewall rule 'X' stands twice: rename one",
    ],
    [
      'two rules share the name of their collection',
      network(net('n'), net('n')),
      "firewall rule 'n' stands twice: rename one",
    ],
    ['two application rules share a name', application(app('x'), app('x')), "firewall rule 'x' stands twice"],
    [
      'rules of two collections share a name',
      {
        network: [
          { name: 'a', rules: [net('x')] },
          { name: 'b', rules: [net('x')] },
        ],
        application: [],
      },
      "firewall rule 'x' stands twice",
    ],
    [
      'two collections share a name',
      {
        network: [],
        application: [
          { name: 'c', rules: [app('x')] },
          { name: 'C', rules: [app('y')] },
        ],
      },
      "firewall collection 'C' stands twice: rename one",
    ],
    [
      'network collections run into the numbers of application collections',
      { network: Array.from({ length: 11 }, (_, index) => ({ name: `n${index}`, rules: [] })), application: [] },
      '11 network collections, and there are numbers for 10',
    ],
  ])('fails when %s', (_, rules, message) => {
    expect(() => numberFirewallRules(rules)).toThrow(message);
  });

  test('fails with every problem at once, a line each', () => {
    const rules = {
      ...network(net('a', { from: [], ports: [] })),
      application: application(app('b', { hosts: [] })).application,
    };
    expect(() => numberFirewallRules(rules)).toThrow(/^(firewall rule 'a' .+\n){2}firewall rule 'b' .+$/);
  });
});
