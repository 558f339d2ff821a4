import { numberRules, type Rule } from '../../src/net/rule-set';
import type { SubnetKind } from '../../src/plan/subnets';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { AKS, plan } from '../support/plans';

function rules(kind: SubnetKind, over: Partial<WorkspaceProps> = {}): readonly Rule[] {
  return plan(over).subnets.find((subnet) => subnet.kind === kind)?.rules ?? [];
}
const inbound = (all: readonly Rule[]) =>
  all
    .filter(({ direction }) => direction === 'Inbound')
    .map(({ name, from, ports }) => [name, String(from), ports.join()]);
const outbound = (all: readonly Rule[]) =>
  all
    .filter(({ direction }) => direction === 'Outbound')
    .map(({ name, to, protocol, ports }) => `${name} ${to} ${protocol} ${ports}`);
const reason = { reason: 'a test needs it' };
const instances = [{ name: 'notebook-1', vmSize: 'Standard_D4s_v5' }];

describe('what comes to the computes', () => {
  test('nothing from outside, by default', () => {
    expect(inbound(rules('compute', { compute: { instances } }))).toEqual([]);
  });

  test('classic nodes are managed by Batch of the region', () => {
    expect(inbound(rules('compute', { compute: { communication: 'classic' } }))).toEqual([
      ['AllowBatchNodeManagement', 'BatchNodeManagement.EastUS2', '29876-29877'],
    ]);
  });

  test('a classic instance is reached by the service, and so is a node with a public address', () => {
    const service = ['AllowAzureMachineLearning', 'AzureMachineLearning', '44224'];
    expect(inbound(rules('compute', { compute: { communication: 'classic', instances } }))).toContainEqual(service);
    expect(inbound(rules('compute', { compute: { publicIp: reason } }))).toEqual([service]);
    expect(
      inbound(rules('compute', { compute: { communication: 'classic', publicIp: reason, instances } })),
    ).toHaveLength(2);
  });

  test('behind a default route to a firewall, nodes with a public address admit the network and nothing else', () => {
    const network = { addressSpace: '10.40.0.0/16', reserved: ['192.168.0.0/16'] };
    expect(
      inbound(rules('compute', { outbound: 'firewall', network, compute: { publicIp: reason } })).slice(1),
    ).toEqual([
      ['AllowNetwork', '10.40.0.0/16,192.168.0.0/16', '*'],
      ['AllowLoadBalancer', 'AzureLoadBalancer', '*'],
      ['DenyInbound', '*', '*'],
    ]);
  });

  test('ranges that are reserved one inside another are admitted once', () => {
    const network = { addressSpace: '10.40.0.0/16', reserved: ['192.168.4.0/24', '192.168.0.0/16', '10.0.0.0/16'] };
    expect(inbound(rules('compute', { outbound: 'firewall', network, compute: { publicIp: reason } }))).toContainEqual([
      'AllowNetwork',
      '10.0.0.0/16,10.40.0.0/16,192.168.0.0/16',
      '*',
    ]);
  });

  test('SSH is for named blocks, with its reason', () => {
    const ssh = { ...reason, from: ['198.51.100.0/28'], adminUsername: 'azureuser', publicKey: 'ssh-ed25519 AAAA' };
    const found = rules('compute', { compute: { publicIp: reason, ssh } }).find(({ name }) => name === 'AllowSsh');
    expect(found).toMatchObject({ access: 'Allow', protocol: 'Tcp', ports: ['22'], why: 'a test needs it' });
    expect(String(found?.from)).toBe('198.51.100.0/28');
  });

  test('blocks of administrators that lie one inside another are named once', () => {
    const from = ['203.0.113.7/32', '198.51.100.8/29', '198.51.100.0/28'];
    const ssh = { ...reason, from, adminUsername: 'azureuser', publicKey: 'ssh-ed25519 AAAA' };
    const found = rules('compute', { compute: { publicIp: reason, ssh } }).find(({ name }) => name === 'AllowSsh');
    expect(String(found?.from)).toBe('198.51.100.0/28,203.0.113.7/32');
  });
});

describe('what leaves the computes', () => {
  test.each(['open', 'firewall'] as const)('%s is not the security group to decide', (mode) => {
    expect(outbound(rules('compute', { outbound: mode }))).toEqual([]);
  });

  test('limited allows the required tags of the region and then denies the Internet', () => {
    expect(outbound(rules('compute', { outbound: 'limited' }))).toEqual([
      'AllowEntraId AzureActiveDirectory Tcp 80,443',
      'AllowMachineLearning AzureMachineLearning Tcp 443',
      'AllowBatch BatchNodeManagement.EastUS2 * 443',
      'AllowResourceManager AzureResourceManager Tcp 443',
      'AllowStorage Storage.EastUS2 Tcp 443',
      'AllowStorageSmb Storage.EastUS2 Tcp 445',
      'AllowFrontDoor AzureFrontDoor.Frontend Tcp 443',
      'AllowImages MicrosoftContainerRegistry Tcp 443',
      'AllowImageLayers AzureFrontDoor.FirstParty Tcp 443',
      'AllowMonitor AzureMonitor Tcp 443',
      'AllowKeyVault AzureKeyVault.EastUS2 Tcp 443',
      'DenyInternet Internet * *',
    ]);
  });

  test('instances add what notebooks need', () => {
    const [one, other] = [{}, { compute: { instances } }].map((over) => outbound(rules('compute', over)));
    expect(other?.filter((rule) => !one?.includes(rule))).toEqual([
      'AllowMachineLearningUdp AzureMachineLearning Udp 5831',
      'AllowIntelliSense AzureMachineLearning Tcp 18881',
    ]);
  });

  test('classic adds the registry of the guide of 2020', () => {
    expect(outbound(rules('compute', { outbound: 'limited', compute: { communication: 'classic' } }))).toContain(
      'AllowRegistry AzureContainerRegistry.EastUS2 Tcp 443',
    );
  });

  test('the denial comes after every allowance', () => {
    const numbered = numberRules(rules('compute', { outbound: 'limited' }));
    const denial = numbered.find(({ access }) => access === 'Deny');
    expect(
      Math.max(...numbered.filter(({ access }) => access === 'Allow').map(({ priority }) => priority)),
    ).toBeLessThan(denial?.priority ?? 0);
  });

  test.each(['open', 'limited', 'firewall'] as const)('%s can be numbered for every kind of compute', (mode) => {
    for (const communication of ['simplified', 'classic'] as const) {
      for (const kind of ['compute', 'aks'] as const)
        expect(() =>
          numberRules(
            rules(kind, { outbound: mode, aks: AKS, compute: { communication, publicIp: reason, instances } }),
          ),
        ).not.toThrow();
    }
  });
});

describe('what comes to AKS', () => {
  const own = '10.40.128.0/24';

  test('scoring is refused to everybody in the network but the nodes, by default', () => {
    expect(inbound(rules('aks', { aks: AKS }))).toEqual([
      ['AllowNodes', own, '*'],
      ['AllowLoadBalancer', 'AzureLoadBalancer', '*'],
      ['DenyNetwork', 'VirtualNetwork', '*'],
    ]);
  });

  test('what is refused is every protocol, after probes of the load balancer, and for the subnet only', () => {
    const [, probes, denial, ...rest] = rules('aks', { aks: AKS }).filter(({ direction }) => direction === 'Inbound');
    expect(rest).toEqual([]);
    expect(probes).toMatchObject({ access: 'Allow', protocol: '*', from: 'AzureLoadBalancer', ports: ['*'] });
    expect(denial).toMatchObject({ access: 'Deny', protocol: '*', from: 'VirtualNetwork', ports: ['*'] });
    expect([probes, denial].map((rule) => String(rule?.to))).toEqual([own, own]);
    expect(rules('aks', { aks: { ...AKS, scoringFrom: ['10.0.4.0/24'] } }).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['AllowNodes', 'AllowScoring', 'AllowLoadBalancer', 'DenyNetwork']),
    );
  });

  test('pods of an overlay are let in as the nodes are, and refused to everybody else', () => {
    const overlay = { ...AKS, networkMode: 'overlay', podCidr: '10.244.0.0/16' } as const;
    // Nodes alone take a smaller subnet.
    const inside = '10.40.128.0/28,10.244.0.0/16';
    expect(inbound(rules('aks', { aks: overlay }))).toEqual([
      ['AllowNodes', inside, '*'],
      ['AllowLoadBalancer', 'AzureLoadBalancer', '*'],
      ['DenyNetwork', 'VirtualNetwork', '*'],
    ]);
    const outbound = (over: Partial<WorkspaceProps>) =>
      rules('aks', { aks: overlay, ...over }).filter(({ direction }) => direction === 'Outbound');
    expect(outbound({ outbound: 'open' })).toEqual([]);
    const [pods] = outbound({ outbound: 'limited' });
    expect([pods?.name, `${pods?.from}`, `${pods?.to}`]).toEqual(['AllowPods', inside, inside]);
  });

  test('callers are named once each: Azure takes no block inside another', () => {
    const scoringFrom = ['192.168.10.0/24', '10.0.4.0/24', '10.0.0.0/16', '192.168.10.0/24'];
    expect(inbound(rules('aks', { aks: { ...AKS, scoringFrom } }))).toEqual([
      ['AllowNodes', own, '*'],
      ['AllowScoring', '10.0.0.0/16,192.168.10.0/24', '80,443'],
      ['AllowLoadBalancer', 'AzureLoadBalancer', '*'],
      ['DenyNetwork', 'VirtualNetwork', '*'],
    ]);
  });

  test('named callers come before the denial', () => {
    expect(inbound(rules('aks', { aks: { ...AKS, scoringFrom: ['10.0.4.0/24', '192.168.10.0/24'] } }))[1]).toEqual([
      'AllowScoring',
      '10.0.4.0/24,192.168.10.0/24',
      '80,443',
    ]);
  });

  test('limited outbound leaves the ports of hosts without tag, and reaches a public API server only where there is one', () => {
    const names = (aks: object) =>
      rules('aks', { outbound: 'limited', aks: { ...AKS, ...aks } })
        .filter(({ direction }) => direction === 'Outbound')
        .map(({ name }) => name);
    expect(names({}).slice(-3)).toEqual(['AllowUntaggedTcp', 'AllowUntaggedUdp', 'DenyInternet']);
    expect(names({})).not.toContain('AllowControlPlaneTcp');
    expect(names({ publicApiServer: { ...reason, from: ['198.51.100.0/28'] } })).toEqual(
      expect.arrayContaining(['AllowControlPlaneTcp', 'AllowControlPlaneUdp']),
    );
  });
});

describe('routes', () => {
  const routes = (over: Partial<WorkspaceProps>) =>
    Object.fromEntries(
      plan(over).subnets.map(({ kind, routes }) => [kind, routes.map(({ to, nextHop }) => `${to} ${nextHop}`)]),
    );

  test('without a firewall there are none', () => {
    expect(routes({ outbound: 'limited', aks: AKS })).toEqual({ compute: [], aks: [], privateEndpoints: [] });
  });

  test('with a firewall everything of the computes and AKS goes to it, and nothing of its own subnet', () => {
    expect(routes({ outbound: 'firewall', aks: AKS })).toEqual({
      compute: ['0.0.0.0/0 Firewall'],
      firewall: [],
      aks: ['0.0.0.0/0 Firewall'],
      privateEndpoints: [],
    });
  });

  test('a public address answers the service on the way it was called', () => {
    expect(routes({ outbound: 'firewall', compute: { publicIp: reason } }).compute).toEqual([
      '0.0.0.0/0 Firewall',
      'AzureMachineLearning Internet',
    ]);
    expect(routes({ outbound: 'firewall', compute: { publicIp: reason, communication: 'classic' } }).compute).toContain(
      'BatchNodeManagement Internet',
    );
  });

  test('with a firewall, administrators who come by SSH are answered on the way they came, once each', () => {
    const from = ['203.0.113.7/32', '198.51.100.8/29', '198.51.100.0/28'];
    const ssh = { ...reason, from, adminUsername: 'azureuser', publicKey: 'ssh-ed25519 AAAA' };
    const compute = { publicIp: reason, ssh };
    const found = plan({ outbound: 'firewall', compute }).subnets.find(({ kind }) => kind === 'compute')?.routes;
    expect(found?.map(({ name, to, nextHop }) => `${name} ${to} ${nextHop}`).slice(1)).toEqual([
      'to-AzureMachineLearning AzureMachineLearning Internet',
      'to-administrators-1 198.51.100.0/28 Internet',
      'to-administrators-2 203.0.113.7/32 Internet',
    ]);
    expect(routes({ outbound: 'limited', compute }).compute).toEqual([]);
  });
});
