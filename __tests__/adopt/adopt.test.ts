import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AzureReader, adopt, reportFindings } from '../../src/adopt';
import { TestArm } from '../azure/support/arm';

const SUBSCRIPTION = 's';
const GROUP = '/subscriptions/s/resourceGroups/rg';
const VNET = `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet`;
const STACK = {
  resource: {
    azurerm_resource_group: { Group: { name: 'rg', location: 'westeurope' } },
    azurerm_virtual_network: { Network: { name: 'vnet', resource_group_name: '${azurerm_resource_group.Group.name}' } },
    azurerm_subnet: {
      One: {
        name: 'one',
        resource_group_name: '${azurerm_resource_group.Group.name}',
        virtual_network_name: '${azurerm_virtual_network.Network.name}',
      },
    },
    azurerm_network_security_group: { Rules: { name: 'nsg', resource_group_name: 'rg' } },
    azurerm_subnet_network_security_group_association: {
      Guard: {
        subnet_id: '${azurerm_subnet.One.id}',
        network_security_group_id: '${azurerm_network_security_group.Rules.id}',
      },
    },
    azurerm_hdinsight_spark_cluster: { Spark: { name: 'spark', resource_group_name: 'rg' } },
    azurerm_role_assignment: { Random: { scope: '${azurerm_subnet.One.id}', role_definition_name: 'Contributor' } },
  },
};

let folder: string;
let arm: TestArm;
const file = () => join(folder, 'adopt.tf');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(STACK));
  arm = new TestArm();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reader = (): AzureReader => ({
  read: async (id, api) => {
    const answer = arm.send('GET', id, undefined, `api-version=${api}`);
    return answer.status === 404 ? undefined : (answer.body as Awaited<ReturnType<AzureReader['read']>>);
  },
});
const run = (state = '') => adopt({ folder, state, reader: reader(), subscriptionId: SUBSCRIPTION });
const state = (...resources: readonly (readonly [type: string, name: string, status?: string])[]) =>
  JSON.stringify({
    version: 4,
    resources: resources.map(([type, name, status]) => ({ mode: 'managed', type, name, instances: [{ status }] })),
  });

test('what is in Azure and not in the state is imported, by address and id', async () => {
  const { orphans } = await run(state(['azurerm_resource_group', 'Group']));
  expect(orphans.map(({ address }) => address)).toEqual(['azurerm_virtual_network.Network']);
  expect(readFileSync(file(), 'utf8')).toContain(
    `import {\n  to = azurerm_virtual_network.Network\n  id = "${VNET}"\n}`,
  );
});

test('an association is there where the subnet carries it, and not before', async () => {
  const subnet = arm.subnet('one', '10.0.0.0/24');
  const addresses = async () => (await run()).orphans.map(({ address }) => address);
  expect(await addresses()).not.toContain('azurerm_subnet_network_security_group_association.Guard');
  const nsg = arm.make(`${GROUP}/providers/Microsoft.Network/networkSecurityGroups/nsg`);
  arm.subnet('one', '10.0.0.0/24', { networkSecurityGroup: { id: nsg } });
  expect(await addresses()).toContain('azurerm_subnet_network_security_group_association.Guard');
  expect(readFileSync(file(), 'utf8')).toContain(`id = "${subnet}"`);
});

test('a security group that somebody else put on a subnet is none of ours', async () => {
  const theirs = arm.make(`${GROUP}/providers/Microsoft.Network/networkSecurityGroups/theirs`);
  arm.subnet('one', '10.0.0.0/24', { networkSecurityGroup: { id: theirs } });
  const { orphans } = await run();
  expect(orphans.map(({ address }) => address)).not.toContain(
    'azurerm_subnet_network_security_group_association.Guard',
  );
});

test('a state of zero bytes counts as none', async () => {
  expect((await run('')).orphans).toHaveLength(2);
  expect((await run(' \n')).orphans).toHaveLength(2);
});

test('a second run says the same and writes the same', async () => {
  const first = await run();
  const text = readFileSync(file(), 'utf8');
  expect(await run()).toEqual(first);
  expect(readFileSync(file(), 'utf8')).toBe(text);
});

test('the file goes once there is nothing to import', async () => {
  await run();
  await run(state(['azurerm_resource_group', 'Group'], ['azurerm_virtual_network', 'Network']));
  expect(existsSync(file())).toBe(false);
});

test('fails when a file of that name is not of this command', async () => {
  writeFileSync(file(), '# mine');
  await expect(run()).rejects.toThrow('is not of this command');
  expect(readFileSync(file(), 'utf8')).toBe('# mine');
});

test('it asks and changes nothing in Azure', async () => {
  const send = jest.spyOn(arm, 'send');
  await run();
  expect(new Set(send.mock.calls.map(([method]) => method))).toEqual(new Set(['GET']));
});

test('a tainted resource that is whole gets an untaint command and no import', async () => {
  const findings = await run(
    state(['azurerm_resource_group', 'Group'], ['azurerm_virtual_network', 'Network', 'tainted']),
  );
  expect(findings).toMatchObject({ orphans: [], broken: [] });
  expect(reportFindings(findings)).toContain("terraform untaint 'azurerm_virtual_network.Network'");
});

test('a tainted resource that Azure has not finished is named, without a command', async () => {
  const network = arm.store.get(VNET);
  if (network !== undefined) network.properties.provisioningState = 'Failed';
  const findings = await run(
    state(['azurerm_resource_group', 'Group'], ['azurerm_virtual_network', 'Network', 'tainted']),
  );
  expect(findings.broken.map(({ address }) => address)).toEqual(['azurerm_virtual_network.Network']);
  expect(reportFindings(findings)).not.toContain('terraform untaint');
});

test('what would be replaced after an import is told, and not imported', async () => {
  const findings = await run();
  expect(findings.byHand).toEqual(['azurerm_hdinsight_spark_cluster.Spark']);
  expect(readFileSync(file(), 'utf8')).not.toContain('hdinsight');
});

test('a role assignment without a name of its own cannot be told, and that is said', async () => {
  const findings = await run();
  expect(findings.unknown).toEqual(['azurerm_role_assignment.Random']);
  expect(reportFindings(findings)).toContain('azurerm_role_assignment.Random');
});

test('fails when nobody says which subscription it is', async () => {
  await expect(adopt({ folder, state: '', reader: reader() })).rejects.toThrow('which subscription?');
});

test('a deposed object is not what the address stands for', async () => {
  const deposed = {
    mode: 'managed',
    type: 'azurerm_virtual_network',
    name: 'Network',
    instances: [{ deposed: 'abc' }],
  };
  const { orphans } = await run(JSON.stringify({ version: 4, resources: [deposed] }));
  expect(orphans.map(({ address }) => address)).toContain('azurerm_virtual_network.Network');
});
