import { SEED_HOSTS } from '../../src/facts/egress-hosts';
import { numberFirewallRules } from '../../src/net/firewall-rule-set';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { AKS, plan } from '../support/plans';

function rules(over: Partial<WorkspaceProps> = {}) {
  const { egress } = plan({ outbound: 'firewall', ...over });
  if (egress.by !== 'firewall') throw new Error('no firewall');
  return egress.rules;
}
const hosts = (over: Partial<WorkspaceProps> = {}) =>
  rules(over).application.flatMap((collection) => collection.rules.flatMap((rule) => rule.hosts));
const network = (over: Partial<WorkspaceProps> = {}) => rules(over).network.flatMap((collection) => collection.rules);

test('the seven addresses of the guide of 2020 are all there, wildcards as application rules', () => {
  const seven = [
    'ml.azure.com',
    'mlworkspace.azure.ai',
    '*.azureml.ms',
    '*.experiments.azureml.net',
    '*.modelmanagement.azureml.net',
    '*.batchai.core.windows.net',
    '*.aether.ms',
  ];
  expect([
    ...SEED_HOSTS.network.flatMap(({ to }) => to.hosts),
    ...SEED_HOSTS.application.flatMap((group) => group.hosts),
  ]).toEqual(seven);
  const guide = rules().network.find(({ name }) => name === 'guide-of-2020')?.rules;
  expect(guide?.map(({ to }) => to)).toEqual([{ hosts: ['ml.azure.com', 'mlworkspace.azure.ai'] }]);
  expect(hosts()).toEqual(expect.arrayContaining(seven.slice(2)));
});

test('Batch is named by region where it is a host, and without region where it is a tag', () => {
  expect(hosts({ region: 'westeurope' })).toContain('*.westeurope.batch.azure.com');
  expect(network().find(({ name }) => name === 'batch')).toMatchObject({
    to: { tag: 'BatchNodeManagement' },
    protocols: ['Any'],
    ports: ['443'],
  });
});

test('UDP 5831 and 18881 leave by tag, for instances alone', () => {
  const service = (over: Partial<WorkspaceProps>) =>
    network(over)
      .filter(({ to }) => 'tag' in to && to.tag === 'AzureMachineLearning')
      .map(({ protocols, ports }) => `${protocols} ${ports}`);
  expect(service({})).toEqual(['TCP 443']);
  expect(service({ compute: { instances: [{ name: 'notebook-1', vmSize: 'Standard_D4s_v5' }] } })).toEqual([
    'TCP 443',
    'TCP 18881',
    'UDP 5831',
  ]);
});

test('package hosts and own hosts are let out only where they are named', () => {
  expect(hosts()).not.toContain('pypi.org');
  const opened = hosts({
    firewall: { packages: ['python'], hosts: [{ host: 'artifacts.corp.example', reason: 'a mirror' }] },
  });
  expect(opened).toEqual(expect.arrayContaining(['pypi.org', 'artifacts.corp.example']));
  expect(opened).not.toContain('cloud.r-project.org');
});

test('AKS brings its own list, for its own subnet', () => {
  expect(hosts()).not.toContain('packages.aks.azure.com');
  const aks = rules({ aks: AKS }).application.find(({ name }) => name === 'aks')?.rules ?? [];
  expect(aks.flatMap((rule) => rule.hosts)).toEqual(
    expect.arrayContaining(['mcr.microsoft.com', 'packages.aks.azure.com', 'security.ubuntu.com']),
  );
  expect(new Set(aks.flatMap(({ from }) => from.map(String)))).toEqual(new Set(['10.40.128.0/24']));
  expect(network({ aks: AKS }).find(({ name }) => name === 'aks-time')).toMatchObject({
    ports: ['123'],
    to: { hosts: ['ntp.ubuntu.com'] },
  });
});

test('the control plane of AKS is let out only where its API server is public', () => {
  const open = { ...AKS, publicApiServer: { reason: 'a test needs it', from: ['198.51.100.0/28'] } };
  expect(network({ aks: AKS }).some(({ name }) => name.startsWith('aks-control-plane'))).toBe(false);
  expect(
    network({ aks: open, region: 'francecentral' }).find(({ name }) => name === 'aks-control-plane-udp'),
  ).toMatchObject({ to: { tag: 'AzureCloud.centralfrance' }, ports: ['1194'] });
  expect(hosts({ aks: open })).toContain('*.hcp.eastus2.azmk8s.io');
  expect(hosts({ aks: AKS }).some((host) => host.includes('.hcp.'))).toBe(false);
});

test.each([{}, { aks: AKS }, { firewall: { packages: ['python', 'r', 'ubuntu'] as const } }])(
  'nothing is planned that Azure is known to refuse: %j',
  (over) => {
    expect(() => numberFirewallRules(rules(over as Partial<WorkspaceProps>))).not.toThrow();
  },
);

test('every rule has a source and a reason', () => {
  const all = [...rules({ aks: AKS }).network, ...rules({ aks: AKS }).application].flatMap(
    (collection): readonly { from: readonly unknown[]; why: string }[] => collection.rules,
  );
  expect(all.filter(({ from, why }) => from.length === 0 || why.length === 0)).toEqual([]);
});
