import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint, readLintInput } from '../../src/compliance/lint';
import { asPlan } from '../support/as-plan';

const FOLDER = join(__dirname, '..', 'fixtures', 'defects');
const read = (name: string, kind: 'defect' | 'corrected') =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.${kind}.tf.json`), 'utf8'));
const severe = (data: unknown) => lint(readLintInput({ data })).filter(({ severity }) => severity !== 'note');

/** The defects that were read in public systems: what finds each, where, and words of the explanation. */
const DEFECTS: readonly (readonly [name: string, ruleId: string, address: string, words: RegExp])[] = [
  [
    '01-aks-service-range',
    'NET-012',
    'azurerm_kubernetes_cluster.aks',
    /service_cidr 10\.1\.0\.0\/16 overlaps subnet aks_subnet/,
  ],
  [
    '02-allows-without-deny',
    'NET-002',
    'azurerm_network_security_group.main',
    /no rule denies anything of it below 65001/,
  ],
  [
    '03-firewall-behind-deny',
    'NET-004',
    'azurerm_firewall_policy_rule_collection_group.main',
    /(tcp 8787, 18881|udp 5831) is denied before it/,
  ],
  [
    '04-public-scoring',
    'ML-003',
    'azurerm_resource_group_template_deployment.attach',
    /inference load balancer is public/,
  ],
  ['05-small-bastion', 'NET-013', 'azurerm_subnet.AzureBastionSubnet', /10\.0\.8\.0\/27: Azure Bastion needs a \/26/],
  ['06-regional-tags', 'NET-008', 'azurerm_network_security_group.main', /AzureMachineLearning has no regional form/],
  ['07-route-per-prefix', 'NET-014', 'azurerm_route_table.main', /630 routes; Azure takes 400/],
  ['08-private-compute', 'ML-001', 'azurerm_machine_learning_compute_cluster.cpu', /has no private endpoint/],
  [
    '09-storage-445',
    'NET-015',
    'azurerm_network_security_group.main',
    /must allow outbound traffic to the service tag Storage on port 445/,
  ],
  [
    '10-firewall-bypassed',
    'NET-007',
    'azurerm_firewall_policy_rule_collection_group.main',
    /on tcp 443 only.*passes only because route 'to-AzureMachineLearning'/,
  ],
  [
    '11-public-by-default',
    'SEC-001',
    'azurerm_machine_learning_workspace.main',
    /left out, and azurerm's default is true/,
  ],
  ['12-unused-rules', 'NET-016', 'azurerm_firewall_policy_rule_collection_group.users', /reach no firewall/],
];

describe.each(DEFECTS)('defect %s', (name, ruleId, address, words) => {
  test.each([
    ['Terraform JSON', (json: Parameters<typeof asPlan>[0]): unknown => json],
    ['a plan', asPlan],
  ])('finds, names and explains it in %s, and nothing else', (_, form) => {
    const found = severe(form(read(name, 'defect')));
    expect(found.map((one) => one.ruleId)).toEqual(found.map(() => ruleId));
    expect(found.some((one) => one.address === address && words.test(one.message))).toBe(true);
    for (const { fix } of found) expect(fix.length).toBeGreaterThan(10);
  });

  test.each([
    ['Terraform JSON', (json: Parameters<typeof asPlan>[0]): unknown => json],
    ['a plan', asPlan],
  ])('passes its corrected twin in %s', (_, form) => {
    expect(severe(form(read(name, 'corrected')))).toEqual([]);
  });
});

test('finds both dead rules of defect 03, and names the two sources of defect 06', () => {
  const dead = severe(read('03-firewall-behind-deny', 'defect')).map(({ message }) => message);
  expect(dead).toHaveLength(2);
  const tags = severe(read('06-regional-tags', 'defect')).filter(({ severity }) => severity === 'warning');
  expect(tags.map(({ address }) => address.split('.')[0]).sort()).toEqual([
    'azurerm_firewall_policy_rule_collection_group',
    'azurerm_route_table',
  ]);
  for (const { message } of tags) expect(message).toMatch(/tag file \(ServiceTags_Public\).*Microsoft's page/);
});
