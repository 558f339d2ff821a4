import { readModel } from '../../src/model/build-model';
import { reach } from '../../src/verify/reach';
import { verify } from '../../src/verify/verify';
import { synthesizeExample } from '../support/examples';

type Condition = { condition: string };
type Tables = Record<string, Record<string, Record<string, { lifecycle: { postcondition: Condition[] } }>>>;

const terraform = () =>
  JSON.parse(JSON.stringify(synthesizeExample('existing-network').json)) as Record<string, Tables>;
const unknowns = (data: unknown) =>
  verify(readModel({ data })).claims.filter(({ answer }) => answer !== 'proven').length;
const atFirst = unknowns(terraform());

/** What others own and is not stated any more is not known any more. */
test.each([
  ['subnet-compute', 'address_prefixes'],
  ['subnet-compute', 'Microsoft.KeyVault'],
  ['subnet-compute', 'route_table_id'],
  ['VirtualNetwork', 'location'],
  ['VirtualNetwork', 'dns_servers'],
])('of the %s, without the condition on %s, less is proven', (part, what) => {
  const json = terraform();
  const blocks = Object.values(json.data ?? {}).flatMap((named) => Object.entries(named));
  for (const [name, block] of blocks as [string, { lifecycle?: { postcondition: Condition[] } }][])
    if (block.lifecycle !== undefined && name.toLowerCase().includes(part.toLowerCase()))
      block.lifecycle.postcondition = block.lifecycle.postcondition.filter(
        ({ condition }) => !condition.includes(what),
      );
  expect(unknowns(json)).toBeGreaterThan(atFirst);
});

test.each(['azurerm_subnet_network_security_group_association', 'azurerm_subnet_nat_gateway_association'])(
  'without %s the owner may have put another, so less is proven',
  (type) => {
    const json = terraform();
    delete json.resource?.[type];
    expect(unknowns(json)).toBeGreaterThan(atFirst);
  },
);

test('whether a network that its owner has peered holds a private address is not known', () => {
  const model = readModel({ data: terraform() });
  const [subnet] = model.subnets.filter(({ name }) => name === 'snet-ml-compute');
  const to = (ip: string) =>
    reach(model, { from: { subnet: subnet?.address ?? '' }, to: { ip }, protocol: 'tcp', port: 443 }).verdict;
  expect(to('10.200.0.4')).toBe('unknown');
  expect(to('10.100.4.9')).toBe('reached');
});

test('a parent policy that somebody else owns may deny what ours allows', () => {
  const json = JSON.parse(JSON.stringify(synthesizeExample('firewall').json));
  const open = (data: unknown) => verify(readModel({ data })).claims.filter(({ answer }) => answer === 'unknown');
  expect(open(json)).toEqual([]);
  for (const policy of Object.values<Record<string, unknown>>(json.resource.azurerm_firewall_policy))
    policy.base_policy_id =
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/afwp-hub';
  expect(open(json).map(({ id }) => id)).toEqual(expect.arrayContaining(['entra-https', 'workspace-service']));
  expect(verify(readModel({ data: json })).claims.filter(({ answer }) => answer === 'violated')).toEqual([]);
});
