import { readModel } from '../../src/model/build-model';
import { SecuredMlWorkspace } from '../../src/patterns/secured-ml-workspace';
import { planWorkspace, type WorkspaceProps } from '../../src/plan/workspace-plan';
import { synthesizeConstructs } from '../../src/testing';
import { verify } from '../../src/verify/verify';
import { exampleInput } from '../support/examples';
import { AKS, LEAST, plan } from '../support/plans';
import { cycle, references } from '../support/references';

const ELSEWHERE =
  '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-data/providers/Microsoft.Storage/storageAccounts/stdata';
const PRIVATE = { storage: 'privateEndpoint' } as const;
const policy = { endpointPolicy: { alsoAccounts: [ELSEWHERE] } };
const compute = { clusters: [{ name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: 4 }] };
const build = (over: Partial<WorkspaceProps>) =>
  synthesizeConstructs((stack) => {
    new SecuredMlWorkspace(stack, 'Ml', { ...LEAST, compute, storage: policy, ...over });
  });
const subnets = (over: Partial<WorkspaceProps>) =>
  Object.fromEntries(
    plan({ storage: policy, ...over }).subnets.map(({ kind, serviceEndpoints }) => [kind, serviceEndpoints]),
  );
const told = (over: Partial<WorkspaceProps>) =>
  plan({ storage: policy, ...over }).doors.flatMap(({ what, to }) =>
    /storage of|anybody's (?!sites)/.test(what) ? [[what, to]] : [],
  );
const LISTED = ['storage of this resource group, of Azure Machine Learning, stdata', 'snet-compute'];

describe('a service endpoint policy', () => {
  test('names the group and not the account, which would go round in a circle', () => {
    const stack = build({});
    const [accounts, services] = stack.only('azurerm_subnet_service_endpoint_storage_policy').definition as object[];
    const group = expect.stringMatching(/^\$\{azurerm_resource_group\.\w+\.id\}$/);
    expect(accounts).toMatchObject({ service: 'Microsoft.Storage', service_resources: [group, ELSEWHERE] });
    expect(services).toMatchObject({ service: 'Global', service_resources: ['/services/Azure/MachineLearning'] });
    expect(stack.only('azurerm_storage_account').network_rules).toMatchObject({
      virtual_network_subnet_ids: [expect.stringContaining('Subnet-compute')],
    });
    expect(cycle(references(stack))).toBeUndefined();
  });

  test('is attached to computes alone, and to nobody where the config asks for none', () => {
    const policies = (stack: ReturnType<typeof build>) =>
      stack
        .all('azurerm_subnet')
        .map(({ name, service_endpoint_policy_ids: ids }) => [name, (ids as string[] | undefined)?.length]);
    expect(policies(build({ aks: AKS }))).toEqual(
      expect.arrayContaining([
        ['snet-compute', 1],
        ['snet-aks', undefined],
      ]),
    );
    const without = build({ storage: {} });
    expect(without.all('azurerm_subnet_service_endpoint_storage_policy')).toEqual([]);
  });

  test("keeps the endpoint of computes, by which they come to Microsoft's accounts", () => {
    expect(subnets({ aks: AKS, connectivity: PRIVATE })).toMatchObject({
      compute: ['Microsoft.KeyVault', 'Microsoft.Storage'],
      aks: ['Microsoft.KeyVault'],
    });
  });

  test('takes the hosts of every account there is out of the firewall', () => {
    const hosts = (over: Partial<WorkspaceProps>) => {
      const { egress } = plan({ outbound: 'firewall', ...over });
      return egress.by === 'firewall'
        ? egress.rules.application.flatMap(({ rules }) => rules.flatMap((rule) => rule.hosts))
        : [];
    };
    expect(hosts({})).toContain('*.blob.core.windows.net');
    expect(hosts({ storage: policy }).filter((host) => host.includes('core.windows.net'))).toEqual([
      '*.batchai.core.windows.net',
    ]);
  });

  test.each<[Partial<WorkspaceProps>, readonly (readonly string[])[]]>([
    [{}, [["anybody's vaults of the region", 'snet-compute'], LISTED]],
    [{ connectivity: { ...PRIVATE, keyVault: 'privateEndpoint' } }, [LISTED]],
    [{ connectivity: { ...PRIVATE, keyVault: 'privateEndpoint' }, outbound: 'firewall' }, [LISTED]],
    [
      { aks: AKS },
      [
        ["anybody's storage of the region", 'snet-aks'],
        ["anybody's vaults of the region", 'snet-compute, snet-aks'],
        LISTED,
      ],
    ],
  ])('is told with what it leaves open: %j', (over, wanted) => {
    expect(told(over)).toEqual(wanted);
  });

  test.each<Partial<WorkspaceProps>>([
    {},
    { outbound: 'firewall' },
    { outbound: 'firewall', connectivity: { ...PRIVATE, keyVault: 'privateEndpoint' } },
    { storage: { ...policy, trusted: 'workspace' } },
  ])('proves that data leaves to nobody who is not named: %j', (over) => {
    const { claims } = verify(readModel({ data: build(over).json }));
    expect(claims.filter(({ answer }) => answer !== 'proven')).toEqual([]);
    expect(claims.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['node-to-anybodys-storage', 'batch-storage', 'blobs']),
    );
  });
});

test("fails when the network is somebody else's, who attaches policies to its subnets", () => {
  const input = exampleInput('existing-network');
  expect(() => planWorkspace({ ...input, storage: { ...input.storage, endpointPolicy: {} } })).toThrow(
    /storage\.endpointPolicy[\s\S]*network\.existing[\s\S]*a subnet of ours/,
  );
});
