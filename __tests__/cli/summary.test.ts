import { summarize } from '../../src/cli/summary';
import { planWorkspace, type WorkspaceProps } from '../../src/plan/workspace-plan';
import { exampleInput } from '../support/examples';

const summaryOf = (name: string, over: Partial<WorkspaceProps> = {}) =>
  summarize(planWorkspace({ ...exampleInput(name), ...over }));
/** The lines of one section, by its title. */
const section = (text: string, title: string) =>
  text
    .split('\n\n')
    .find((part) => part.startsWith(title))
    ?.trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

describe('summarize', () => {
  test('tells the embedded example in a screenful', () => {
    expect(summaryOf('secured-ml')).toMatchInlineSnapshot(`
fraud-dev-eastus2: mlw-fraud-dev-eastus2 in 10.40.0.0/16, eastus2

subnets (addresses planned for; pin what will grow, as Azure resizes no subnet with hosts in it)
  snet-compute            10.40.0.0/28    5 of 11     0 rules  1 route
  AzureFirewallSubnet     10.40.64.0/26   1 of 59     0 rules  0 routes
  snet-aks                10.40.128.0/24  126 of 251  4 rules  1 route
  snet-private-endpoints  10.40.192.0/28  5 of 11     0 rules  0 routes

way out
  afw-fraud-dev-eastus2: 6 network rules, 17 application rules; what comes to it and is not named is refused

open to whom
  storage account                             snet-compute, snet-aks; Azure's trusted services  service endpoints; the workspace manages its containers
  key vault                                   snet-compute, snet-aks; Azure's trusted services  service endpoints; the workspace keeps its secrets there
  storage account, key vault                  203.0.113.7                                       clients (access.clientIps)
  registry                                    Azure's trusted services                          the workspace manages its images
  shared keys of the storage account          holders of a key                                  the workspace's default datastores use them
  telemetry, ingestion and query              holders of a key or of a role                     there is no Azure Monitor private link scope
  nodes, from inside                          the network and what is connected to it           Azure's own rule for a virtual network
  scoring endpoint (internal)                 10.0.0.0/16                                       callers in aks.scoringFrom
  local accounts of AKS                       holders of a credential                           Azure Machine Learning attaches with them
  anybody's storage and vaults of the region  snet-compute, snet-aks                            service endpoints go past a firewall, and tags name no account
  anybody's blobs, queues and tables          snet-compute, snet-aks                            nodes need Azure Batch's own accounts, whose names are not told
  Python packages: 8 hosts                    snet-compute                                      jobs install them (firewall.packages)

good to know
  network.reserved[0]: answers to ranges behind a VPN or ExpressRoute gateway go to the firewall; those of peered networks go straight back
  aks.dockerBridgeCidr: checked, then ignored: azurerm dropped it in 4.0, and nodes without Docker do not use it
  aks: the classic attachment is served by SDK v1, whose support ended on 2026-06-30
  aks.tls: not set: callers and models talk over plain HTTP

`);
  });

  test('counts what is in use: five nodes, one upgrade, fifty pods on each, a load balancer and an API server', () => {
    // 5 nodes and 2 of an upgrade, 50 pods on each, 1 load balancer, 1 private API server
    expect(section(summaryOf('aks-internal'), 'subnets')?.find((line) => line.startsWith('snet-aks'))).toContain(
      `${7 + 7 * 50 + 2} of 507`,
    );
  });

  test.each([
    [
      'firewall',
      'afw-credit-prod-uksouth: 3 network rules, 15 application rules; what comes to it and is not named is refused',
    ],
    [
      'limited-outbound',
      'ng-churn-test-francecentral: the service tags that are needed; the rest of the Internet is denied',
    ],
    ['aks-internal', 'ng-scoring-prod-eastus2: anything'],
    [
      'forced-tunnelling',
      'the appliance 10.90.112.4: the service tags that are needed; the rest of the Internet is denied, as far as that lets it',
    ],
  ])('names the way out of %s: %s', (name, line) => {
    expect(section(summaryOf(name), 'way out')).toEqual([line]);
  });

  test('names everything that the guide of 2020 opens, to whom and why', () => {
    const doors = section(summaryOf('classic-2020'), 'open to whom')?.map((line) => line.split(/ {2,}/).slice(0, 2));
    expect(doors).toEqual([
      ['storage account', "snet-compute; Azure's trusted services"],
      ['key vault', "snet-compute; Azure's trusted services"],
      ['registry', "Azure's trusted services"],
      ['shared keys of the storage account', 'holders of a key'],
      ['telemetry, ingestion and query', 'holders of a key or of a role'],
      ['workspace and studio', 'the Internet, signed in'],
      ['nodes, from inside', 'the network and what is connected to it'],
      ['nodes, port 44224', 'AzureMachineLearning'],
      ['nodes, ports 29876-29877', 'BatchNodeManagement'],
      ['nodes, SSH', '198.51.100.0/28'],
      ['local accounts of the nodes', 'holders of a key'],
      ["anybody's storage and vaults of the region", 'snet-compute'],
      ["anybody's registries of the region", 'snet-compute'],
      ["anybody's sites behind Azure Front Door", 'snet-compute'],
    ]);
  });

  test('has no good to know when there is nothing', () => {
    expect(summaryOf('minimal')).not.toContain('good to know');
    expect(section(summaryOf('classic-2020'), 'good to know')).toHaveLength(3);
  });

  test('writes one of a kind without s', () => {
    const subnets = section(summaryOf('secured-ml'), 'subnets')?.join('\n') ?? '';
    expect(subnets.match(/\b1 \w+/g)?.filter((one) => one !== '1 of')).toEqual(['1 route', '1 route']);
  });

  test('keeps columns in line and leaves no blank at the end of a line', () => {
    for (const text of ['secured-ml', 'classic-2020', 'limited-outbound'].map((name) => summaryOf(name))) {
      expect(text).not.toMatch(/[ \t]$/m);
      const starts = section(text, 'subnets')?.map((line) => line.search(/\d+\.\d+\.\d+\.\d+\//));
      expect(new Set(starts).size).toBe(1);
      expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
    }
  });

  test('quotes the reasons that a user wrote', () => {
    const text = summaryOf('minimal', { workspace: { publicNetworkAccess: { reason: 'Reviewers ${have} no VPN' } } });
    const doors = section(text, 'open to whom')?.filter((line) => line.startsWith('workspace'));
    expect(doors).toEqual([
      expect.stringMatching(/^workspace and studio +the Internet, signed in +Reviewers \$\{have\} no VPN$/),
    ]);
  });
});
