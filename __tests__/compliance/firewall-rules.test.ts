import { lint, readLintInput } from '../../src/compliance/lint';
import { appRule, collection, type Lab, netRule, resources } from '../verify/lab';

/** Severity and words of what is found of a firewall with these rules. */
function found(rules: NonNullable<Lab['firewall']>, id = 'NET-019') {
  return lint(readLintInput({ data: { resource: resources({ firewall: rules }) } }))
    .filter(({ ruleId }) => ruleId === id)
    .map(({ severity, message }) => `${severity} ${message}`);
}

const WEB = netRule('10.0.2.0/24');
const ONE = netRule('10.0.2.4');
const six = (rule: object, ...froms: string[]) => ({ ...rule, source_addresses: froms });

test.each<[string, NonNullable<Lab['firewall']>, readonly RegExp[]]>([
  [
    'of another action',
    { network: [collection('Deny', WEB, 100), collection('Allow', ONE, 200)] },
    [/^error.*denied instead/],
  ],
  ['of the same action', { network: [collection('Allow', WEB, 100), collection('Allow', ONE, 200)] }, [/^note/]],
  ['that goes later', { network: [collection('Allow', ONE, 100), collection('Deny', WEB, 200)] }, []],
  [
    'of an equal number, which may go later',
    { network: [collection('Deny', WEB), { ...collection('Allow', ONE), name: 'x' }] },
    [],
  ],
  [
    'for another port',
    { network: [collection('Deny', netRule('*', ['TCP'], ['80'])), collection('Allow', ONE, 200)] },
    [],
  ],
  ['for another protocol', { network: [collection('Deny', netRule('*', ['UDP'])), collection('Allow', ONE, 200)] }, []],
  [
    'for any protocol',
    { network: [collection('Deny', netRule('*', ['Any'])), collection('Allow', ONE, 200)] },
    [/^error/],
  ],
  [
    'for any protocol with a port, which takes no ICMP',
    {
      network: [
        collection('Deny', netRule('*', ['Any'], ['443'])),
        collection('Allow', netRule('10.0.2.4', ['ICMP']), 200),
      ],
    },
    [],
  ],
  [
    'from fewer senders',
    { network: [collection('Deny', six(WEB, '10.0.1.0/25')), collection('Allow', six(ONE, '10.0.1.0/24'), 200)] },
    [],
  ],
  [
    'from more senders',
    { network: [collection('Deny', six(WEB, '10.0.0.0/16')), collection('Allow', six(ONE, '10.0.1.0/24'), 200)] },
    [/^error/],
  ],
])('a network rule behind one %s', (_, rules, hits) => {
  expect(found(rules)).toEqual(hits.map((hit) => expect.stringMatching(hit)));
});

test.each<[string, NonNullable<Lab['firewall']>, readonly RegExp[]]>([
  [
    'a network rule for every address',
    { network: [collection('Allow', netRule('*'), 900)], application: [collection('Deny', appRule('x.com'))] },
    [/^error.*allowed instead/],
  ],
  [
    'one for some addresses',
    { network: [collection('Allow', WEB)], application: [collection('Deny', appRule('x.com'))] },
    [],
  ],
  [
    'one for another port',
    {
      network: [collection('Allow', netRule('*', ['TCP'], ['80']))],
      application: [collection('Deny', appRule('x.com'))],
    },
    [],
  ],
  [
    'a wider name',
    { application: [collection('Deny', appRule('*.x.com'), 100), collection('Allow', appRule('a.x.com'), 200)] },
    [/^error/],
  ],
  [
    'a wider name that lacks the name itself',
    { application: [collection('Deny', appRule('*.x.com'), 100), collection('Allow', appRule('x.com'), 200)] },
    [],
  ],
  [
    'a name on another port',
    {
      application: [
        collection('Deny', { ...appRule('*'), protocols: [{ type: 'Http', port: 80 }] }, 100),
        collection('Allow', appRule('x.com'), 200),
      ],
    },
    [],
  ],
])('an application rule behind %s', (_, rules, hits) => {
  expect(found(rules)).toEqual(hits.map((hit) => expect.stringMatching(hit)));
});

test("rules of a policy that is somebody else's are judged as they stand", () => {
  const group = {
    name: 'g',
    priority: 100,
    firewall_policy_id: '/subscriptions/x/firewallPolicies/hub',
    network_rule_collection: [
      {
        name: 'deny',
        priority: 100,
        action: 'Deny',
        rule: [{ name: 'all', source_addresses: ['*'], ...netRule('*') }],
      },
      {
        name: 'allow',
        priority: 200,
        action: 'Allow',
        rule: [
          {
            name: 'wild',
            source_addresses: ['*'],
            protocols: ['TCP'],
            destination_ports: ['443'],
            destination_fqdns: ['*.x.com'],
          },
          { name: 'tag', source_addresses: ['*'], ...netRule('AzureMachineLearning.WestEurope') },
        ],
      },
    ],
  };
  const data = { resource: { azurerm_firewall_policy_rule_collection_group: { g: group } } };
  const ids = lint(readLintInput({ data })).map(({ ruleId }) => ruleId);
  expect(new Set(ids)).toEqual(new Set(['NET-008', 'NET-009', 'NET-019']));
});
