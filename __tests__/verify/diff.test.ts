import { network, rule, securityGroup, subnet, together } from '../../src/compliance/example-resources';
import { readModel } from '../../src/model/build-model';
import { writeDiff, writeTraffic } from '../../src/report/diff';
import { diffTraffic, type TrafficDiff } from '../../src/verify/diff';
import { changed, withoutRule, withRule } from '../support/changed-terraform';
import { EXAMPLES, synthesizeExample } from '../support/examples';

/** Nodes leave by a NAT gateway, so that rules decide and nothing else. */
const WAY_OUT = {
  azurerm_nat_gateway: { main: { name: 'main' } },
  azurerm_public_ip: { main: { name: 'main' } },
  azurerm_nat_gateway_public_ip_association: {
    main: { nat_gateway_id: '${azurerm_nat_gateway.main.id}', public_ip_address_id: '${azurerm_public_ip.main.id}' },
  },
  azurerm_subnet_nat_gateway_association: {
    main: { subnet_id: '${azurerm_subnet.nodes.id}', nat_gateway_id: '${azurerm_nat_gateway.main.id}' },
  },
};

const model = (json: unknown) => readModel({ data: json });
const diff = (old: unknown, now: unknown) => diffTraffic(model(old), model(now));
const lines = ({ changes }: TrafficDiff) =>
  changes.map(({ kind, from, to, traffic }) => `${kind} ${from} -> ${to} ${writeTraffic(traffic)}`);

const place = (...rules: Parameters<typeof securityGroup>[0]) => ({
  resource: together(
    network(),
    subnet('nodes', '10.0.1.0/24'),
    subnet('data', '10.0.2.0/24'),
    securityGroup(rules, 'nodes'),
    WAY_OUT,
  ),
});
const closed = rule(4096, 'Deny', { name: 'closed', to: 'Internet', protocol: '*' });

test.each(Object.keys(EXAMPLES))('our example %s has the same traffic in both generations of azurerm', (name) => {
  expect(diff(synthesizeExample(name, '4').json, synthesizeExample(name, '5').json).changes).toEqual([]);
});

test.each<[string, unknown, number]>([
  ['is the same', { isolation_mode: 'AllowOnlyApprovedOutbound' }, 0],
  ['lets more out', { isolation_mode: 'AllowInternetOutbound' }, 1],
  ['is gone', undefined, 1],
])('a managed network that %s is as well known as that', (_, managed, unknown) => {
  const stack = (network: unknown) => ({
    resource: { azurerm_machine_learning_workspace: { ws: { name: 'ws', managed_network: network } } },
  });
  const found = diff(stack({ isolation_mode: 'AllowOnlyApprovedOutbound' }), stack(managed));
  expect(found).toEqual({ changes: [], unknownPairs: unknown });
});

test('a rule of a managed network that is gone is not passed over', () => {
  const { json } = synthesizeExample('managed-network');
  const resource = { ...json.resource, azurerm_machine_learning_workspace_network_outbound_rule_service_tag: {} };
  expect(diff(json, json).unknownPairs).toBe(diff({ ...json, resource }, { ...json, resource }).unknownPairs);
  expect(diff(json, { ...json, resource }).unknownPairs).toBe(diff(json, json).unknownPairs + 1);
});

test('what one way gains, the other way loses', () => {
  const { json } = synthesizeExample('limited-outbound');
  const now = withoutRule(json, 'DenyInternet');
  const swap = { gained: 'lost', lost: 'gained', unclear: 'unclear' } as const;
  const there = lines(diff(json, now)).map((line) =>
    line.replace(/^(gained|lost|unclear)/, (kind) => swap[kind as 'lost']),
  );
  expect(there.length).toBeGreaterThan(0);
  expect(lines(diff(now, json))).toEqual(there);
});

test('rules in other words and another order are the same traffic', () => {
  const old = place(rule(100, 'Allow', { to: 'Storage', ports: ['443', '445'] }), closed);
  const now = place(
    { ...closed, priority: 3000 },
    rule(210, 'Allow', { name: 'b', to: 'Storage', ports: ['445'] }),
    rule(200, 'Allow', { name: 'a', to: 'Storage', ports: ['443'] }),
  );
  expect(diff(old, now).changes).toEqual([]);
});

test('finds the ports that a wider rule lets out, and no others', () => {
  const old = place(rule(100, 'Allow', { to: 'Storage', ports: ['443'] }), closed);
  const now = place(rule(100, 'Allow', { to: 'Storage', ports: ['440-450'] }), closed);
  expect(lines(diff(old, now))).toEqual(['gained nodes -> Storage tcp 440-442, 444-450']);
});

test('finds the addresses of a subnet for which a rule holds', () => {
  const old = place(closed);
  const now = place(
    rule(100, 'Allow', { name: 'half', from: '10.0.1.128/25', to: 'Internet', ports: ['443'] }),
    closed,
  );
  const found = diff(old, now);
  expect(found.changes.map(({ kind, to }) => `${kind} ${to}`)).toEqual(['gained Internet']);
  // 10.0.1.128 to .254: Azure keeps the last address.
  expect(writeDiff(found, 'text')).toContain('+ nodes (10.0.1.128-10.0.1.254 only) -> Internet: tcp 443');
});

test('finds what a new deny between subnets takes away', () => {
  const now = place(rule(100, 'Deny', { name: 'apart', to: '10.0.2.0/24', protocol: '*' }));
  expect(lines(diff(place(), now))).toEqual(['lost nodes -> data everything']);
});

test('finds a subnet that is new, and what it reaches', () => {
  const now = { resource: together(place().resource, subnet('third', '10.0.3.0/24')) };
  expect(lines(diff(place(), now))).toContain('gained third -> data everything');
  const { changes } = diff(place(), now);
  expect(changes.every(({ kind, before }) => kind !== 'gained' || before.text === 'not there')).toBe(true);
});

test('finds that a service lets nobody in by trust any more', () => {
  const { json } = synthesizeExample('minimal');
  const now = changed(json, (bodies) => {
    for (const { network_acls: acls } of bodies('azurerm_key_vault')) Object.assign(acls as object, { bypass: 'None' });
  });
  expect(lines(diff(json, now)).some((line) => line.startsWith('lost the platform of'))).toBe(true);
});

test('what is not known on one side is unclear, and neither gained nor lost', () => {
  const old = place(rule(100, 'Deny', { name: 'apart', to: '10.0.2.0/24', protocol: '*' }));
  const now = place({
    ...rule(100, 'Deny', { name: 'apart', to: '10.0.2.0/24', protocol: '*' }),
    access: '${var.access}',
  });
  const kinds = diff(old, now)
    .changes.filter(({ to }) => to.includes('data'))
    .map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['unclear']));
});

test.each(['text', 'markdown', 'json'] as const)('writes a change of the minimal example as %s', (format) => {
  const { json } = synthesizeExample('minimal');
  const now = withRule(withoutRule(json, 'DenyInternet'), 'AllowEntraId', { access: 'Deny' });
  expect(writeDiff(diff(json, now), format)).toMatchSnapshot();
});
