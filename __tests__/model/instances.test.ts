import { lint, readLintInput } from '../../src/compliance/lint';
import { readModel } from '../../src/model/build-model';
import { instancesOf } from '../../src/model/instances';
import { reach } from '../../src/verify/reach';
import { type Lab, resources } from '../verify/lab';

const group = { name: 'g', security_rule: [{ ...rule('Deny'), priority: 100 }] };

function rule(access: string) {
  return {
    name: 'all',
    direction: 'Outbound',
    access,
    protocol: '*',
    source_address_prefix: '*',
    source_port_range: '*',
    destination_address_prefix: '*',
    destination_port_range: '*',
  };
}

/** Whether a reaches c where a rule, a group or a subnet is made this many times. */
function judge(more: NonNullable<Lab['more']>, rest: object = {}) {
  const model = readModel({ data: { resource: resources({ more }), ...rest } });
  const [from, to] = ['a', 'c'].map((name) => ({ machine: `azurerm_network_interface.${name}` }));
  if (from === undefined || to === undefined) throw new Error('the lab has both');
  return reach(model, { from, to, protocol: 'tcp', port: 443 }).verdict;
}

/** A group on the subnet of a, whose only rule is a resource of its own that denies. */
const deny = (times: object) => ({
  azurerm_network_security_group: { g: { name: 'g' } },
  azurerm_subnet_network_security_group_association: {
    s1: { subnet_id: '${azurerm_subnet.s1.id}', network_security_group_id: '${azurerm_network_security_group.g.id}' },
  },
  azurerm_network_security_rule: {
    r: {
      ...rule('Deny'),
      priority: 100,
      network_security_group_name: '${azurerm_network_security_group.g.name}',
      ...times,
    },
  },
});

/** A group that denies, made this often, and put on the subnet of a by this reference. */
const attached = (times: object, reference: string) => ({
  azurerm_network_security_group: { g: { ...group, ...times } },
  azurerm_subnet_network_security_group_association: {
    s1: { subnet_id: '${azurerm_subnet.s1.id}', network_security_group_id: reference },
  },
});

test.each<[string, object, 'reached' | 'blocked' | 'unknown']>([
  ['none', { count: 0 }, 'reached'],
  ['one', { count: 1 }, 'blocked'],
  ['one, as a text', { count: '${1}' }, 'blocked'],
  ['one for a key', { for_each: { a: {} } }, 'blocked'],
  ['none of an empty set', { for_each: '${toset([])}' }, 'reached'],
  ['by a variable', { count: '${var.rules}' }, 'unknown'],
  ['by a condition', { count: '${var.on ? 1 : 0}' }, 'unknown'],
  ['for each of a variable', { for_each: '${var.rules}' }, 'unknown'],
])('a rule that is made %s', (_, times, verdict) => {
  expect(judge(deny(times))).toBe(verdict);
});

test('a variable with a default may be set otherwise', () => {
  const variable = { rules: { default: 0 } };
  expect(judge(deny({ count: '${var.rules}' }), { variable })).toBe('unknown');
  expect(judge(deny({ access: '${var.access}' }), { variable: { access: { default: 'Allow' } } })).toBe('unknown');
});

test.each<[string, object, string, 'reached' | 'blocked' | 'unknown']>([
  ['by its number', { count: 2 }, '${azurerm_network_security_group.g[1].id}', 'blocked'],
  ['by its key', { for_each: { a: {}, b: {} } }, '${azurerm_network_security_group.g["b"].id}', 'blocked'],
  ['by a key that there is not', { for_each: { a: {} } }, '${azurerm_network_security_group.g["b"].id}', 'unknown'],
  ['that is perhaps there', { count: '${var.on}' }, '${azurerm_network_security_group.g[0].id}', 'unknown'],
])('a group is named %s', (_, times, reference, verdict) => {
  expect(judge(attached(times, reference))).toBe(verdict);
});

test('each of several has its own values', () => {
  const { subnets } = readModel({
    data: {
      resource: {
        azurerm_virtual_network: {
          v: { count: 2, name: 'v${count.index}', address_space: ['10.${count.index}.0.0/16'] },
        },
        azurerm_subnet: {
          s: {
            for_each: { a: { block: '10.0.1.0/24', at: 0 }, b: { block: '10.1.1.0/24', at: 1 } },
            name: 's-${each.key}-${azurerm_virtual_network.v[1].name}',
            virtual_network_name: '${azurerm_virtual_network.v[1].name}',
            address_prefixes: ['${each.value.block}'],
          },
        },
      },
    },
  });
  expect(subnets.map(({ address, name, network, blocks }) => [address, name, network, `${blocks}`])).toEqual([
    ['azurerm_subnet.s["a"]', 's-a-v1', 'azurerm_virtual_network.v[1]', '10.0.1.0/24'],
    ['azurerm_subnet.s["b"]', 's-b-v1', 'azurerm_virtual_network.v[1]', '10.1.1.0/24'],
  ]);
});

test('one of several that points at the one of its own number or key', () => {
  const { subnets } = readModel({
    data: {
      resource: {
        azurerm_virtual_network: { v: { count: 2, name: 'v${count.index}' } },
        azurerm_subnet: {
          s: { count: 2, name: 's', virtual_network_name: '${azurerm_virtual_network.v[count.index].name}' },
        },
      },
    },
  });
  expect(subnets.map(({ network }) => network)).toEqual([
    'azurerm_virtual_network.v[0]',
    'azurerm_virtual_network.v[1]',
  ]);
});

test('blocks that are made for each of something are not known', () => {
  const { securityGroups } = readModel({
    data: {
      resource: {
        azurerm_network_security_group: {
          g: { name: 'g', dynamic: { security_rule: { for_each: '${var.rules}', content: {} } } },
        },
      },
    },
  });
  expect(securityGroups[0]?.rules).toMatchObject([{ access: { unknown: 'dynamic "security_rule"' } }]);
});

test('what a module makes is named as not followed', () => {
  const data = { resource: {}, module: { network: { source: './network' } } };
  expect(readModel({ data }).notModelled).toMatchObject([{ address: 'module.network' }]);
});

test('what was written of one of several is found', () => {
  const account = { name: 'st', location: 'westeurope', public_network_access_enabled: true };
  const ids = (count: number) =>
    lint(readLintInput({ data: { resource: { azurerm_storage_account: { st: { ...account, count } } } } }))
      .filter(({ ruleId }) => ruleId === 'SEC-001')
      .map(({ address }) => address);
  expect(ids(0)).toEqual([]);
  expect(ids(2)).toEqual(['azurerm_storage_account.st[0]', 'azurerm_storage_account.st[1]']);
});

test.each<[string, object]>([
  ['a negative number', { count: -1 }],
  ['a fraction', { count: 1.5 }],
  ['thousands', { count: 5000 }],
  ['nothing', { count: '' }],
  ['a list', { count: [1] }],
  ['a list for each', { for_each: ['a'] }],
  ['keys that are not known', { for_each: { '${var.a}': {} } }],
  ['a set of what is not known', { for_each: '${toset(["${var.a}"])}' }],
  ['a set of numbers', { for_each: '${toset([1])}' }],
  ['half a set', { for_each: '${toset(["a)}' }],
])('%s is not worked out', (_, body) => {
  expect(instancesOf(body as never)).toHaveProperty('unknown');
});
