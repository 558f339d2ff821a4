import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { AKS, plan } from '../support/plans';

const reason = { reason: 'a test needs it' };
const OPEN = { maxNodes: 20, publicNetworkAccess: reason };
const CLOSED = { maxNodes: 20 };
const SECRET =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-ops/secrets/token';

const subnets = (over: Partial<WorkspaceProps>) =>
  plan(over)
    .subnets.filter(({ kind }) => kind.startsWith('databricks'))
    .map((subnet) => subnet);
const blocks = (over: Partial<WorkspaceProps>) => subnets(over).map(({ name, block }) => `${name} ${block}`);

describe('the subnets of Databricks', () => {
  test('are two that are handed to it, and one named default', () => {
    expect(blocks({ databricks: CLOSED })).toEqual([
      'snet-databricks-private 10.40.96.0/26',
      'snet-databricks-public 10.40.112.0/26',
      'default 10.40.208.0/29',
    ]);
    expect(subnets({ databricks: CLOSED }).map(({ delegatedTo }) => delegatedTo)).toEqual([
      'Microsoft.Databricks/workspaces',
      'Microsoft.Databricks/workspaces',
      undefined,
    ]);
  });

  test.each([
    [59, 26],
    [60, 25],
    [251, 24],
    [252, 23],
  ])('hold %i nodes in a /%i each', (maxNodes, prefix) => {
    expect(blocks({ databricks: { maxNodes } }).slice(0, 2)).toEqual([
      `snet-databricks-private 10.40.96.0/${prefix}`,
      `snet-databricks-public 10.40.112.0/${prefix}`,
    ]);
  });

  test('come to storage by service endpoint, and not to the vault', () => {
    const { storage, keyVault } = plan({ databricks: CLOSED });
    expect(storage.subnets).toEqual(['compute', 'databricksPrivate', 'databricksPublic']);
    expect(keyVault.subnets).toEqual(['compute']);
  });

  test('move nobody else: all other subnets are where they are without it', () => {
    const others = (over: Partial<WorkspaceProps>) =>
      plan({ outbound: 'firewall', aks: AKS, ...over })
        .subnets.filter(({ kind }) => !kind.startsWith('databricks') && kind !== 'privateEndpoints')
        .map(({ name, block }) => `${name} ${block}`);
    expect(others({ databricks: CLOSED })).toEqual(others({}));
  });

  test('take room for two private endpoints where the front end is closed', () => {
    const needs = (over: Partial<WorkspaceProps>) =>
      plan(over).subnets.find(({ kind }) => kind === 'privateEndpoints')?.needed;
    expect(needs({ databricks: CLOSED })).toBe((needs({ databricks: OPEN }) ?? 0) + 2);
  });
});

describe('what leaves Databricks', () => {
  const rules = (over: Partial<WorkspaceProps>) =>
    subnets(over).map(({ rules: all = [] }) => all.map(({ name, access, to }) => `${name} ${access} ${to}`));

  test('is closed behind the rules that Databricks writes itself, which are not repeated', () => {
    expect(rules({ databricks: CLOSED })).toEqual([
      ['AllowEntraId Allow AzureActiveDirectory', 'DenyInternet Deny Internet'],
      ['AllowEntraId Allow AzureActiveDirectory', 'DenyInternet Deny Internet'],
      [],
    ]);
  });

  test.each(['open', 'firewall'] as const)('has no rules of ours where outbound is %s', (outbound) => {
    expect(rules({ outbound, databricks: CLOSED })).toEqual([[], [], []]);
  });

  test('is asked of the firewall, by tags and for its two subnets alone', () => {
    const egress = (databricks: WorkspaceProps['databricks']) => {
      const { egress: way } = plan({ outbound: 'firewall', databricks });
      const found = way.by === 'firewall' ? way.rules.network.find(({ name }) => name === 'databricks') : undefined;
      return found?.rules.map(({ to, ports, from }) => `${'tag' in to && to.tag} ${ports} ${from.map(String)}`);
    };
    const from = '10.40.96.0/26,10.40.112.0/26';
    const common = [
      `Sql 3306 ${from}`,
      `Storage 443 ${from}`,
      `EventHub 9093 ${from}`,
      `AzureActiveDirectory 443 ${from}`,
    ];
    expect(egress(OPEN)).toEqual([`AzureDatabricks 443,3306,8443-8451 ${from}`, ...common]);
    expect(egress(CLOSED)).toEqual(common);
    expect(subnets({ outbound: 'firewall', databricks: CLOSED }).map(({ routes }) => routes.length)).toEqual([1, 1, 0]);
  });
});

describe('the workspace of Databricks', () => {
  test('is closed, and asks for no rules to a control plane that it reaches privately', () => {
    expect(plan({ databricks: CLOSED }).databricks).toEqual({
      tier: 'premium',
      publicNetworkAccess: false,
      requiredRules: 'NoAzureDatabricksRules',
    });
    expect(plan({ databricks: OPEN }).databricks).toMatchObject({
      publicNetworkAccess: true,
      requiredRules: 'AllRules',
    });
    expect(plan().databricks).toBeUndefined();
  });

  test('tells who comes to it', () => {
    const doors = (over: Partial<WorkspaceProps>) => plan(over).doors.map(({ what, to }) => `${what}: ${to}`);
    const attach = { accessToken: { keyVaultSecret: SECRET } };
    expect(doors({ databricks: OPEN })).toContain('Databricks, web and API: the Internet, signed in');
    expect(doors({ databricks: CLOSED }).filter((door) => door.startsWith('Databricks, web'))).toEqual([]);
    expect(doors({ databricks: { ...OPEN, attach } })).toContain(
      'Databricks, with an access token: the workspace and who may run pipelines in it',
    );
    const anybody = "anybody's storage, event hubs (9093) and SQL (3306): nodes of Databricks";
    expect(doors({ databricks: CLOSED })).toContain(anybody);
    expect(doors({ outbound: 'open', databricks: CLOSED })).not.toContain(anybody);
  });

  test('warns of an attachment that nobody was seen to use: over a closed front end, or before there is a token', () => {
    const notices = (databricks: WorkspaceProps['databricks']) =>
      plan({ databricks }).notices.flatMap(({ path, text }) => (path[0] === 'databricks' ? [text] : []));
    const attach = { accessToken: { variable: 'databricks_token' } };
    expect(notices({ ...OPEN, attach })).toEqual([expect.stringContaining('apply without attach first')]);
    expect(notices({ ...CLOSED, attach })).toEqual([
      expect.stringContaining('the front end is closed to the Internet'),
      expect.stringContaining('apply without attach first'),
    ]);
    expect(notices(CLOSED)).toEqual([]);
  });

  test('tells of pins that nothing uses', () => {
    const pins = { addressSpace: '10.40.0.0/16', subnets: { databricksPublic: '10.40.9.0/26' } };
    expect(plan({ network: pins }).notices.map(({ path }) => path.join('.'))).toContain(
      'network.subnets.databricksPublic',
    );
    expect(plan({ network: pins, databricks: CLOSED }).notices.map(({ path }) => path[0])).not.toContain('network');
  });
});
