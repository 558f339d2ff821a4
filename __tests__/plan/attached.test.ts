import type { SubnetKind } from '../../src/plan/subnets';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { plan } from '../support/plans';

const VAULT =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults';
const reason = { reason: 'a test needs it' };
const machine = (over: object = {}) => ({
  name: 'vm-train',
  vmSize: 'Standard_D4s_v5',
  adminUsername: 'trainer',
  publicKey: 'ssh-ed25519 AAAAC3Nza',
  privateKey: { keyVaultSecret: `${VAULT}/kv-1/secrets/key` },
  ...over,
});
const withMachines = (machines: object[], over: Partial<WorkspaceProps> = {}) =>
  plan({ ...over, attached: { virtualMachines: machines } as WorkspaceProps['attached'] });
const subnet = (planned: ReturnType<typeof plan>, kind: SubnetKind) => planned.subnets.find((one) => one.kind === kind);
const written = (planned: ReturnType<typeof plan>) =>
  (subnet(planned, 'virtualMachines')?.rules ?? []).map(
    ({ direction, access, protocol, from, to, ports }) => `${direction} ${access} ${protocol} ${from} > ${to} ${ports}`,
  );

describe('attached machines', () => {
  test('have a subnet at a place of their own, and none where there is no machine', () => {
    expect(`${subnet(withMachines([machine()]), 'virtualMachines')?.block}`).toBe('10.40.32.0/29');
    expect(subnet(plan(), 'virtualMachines')).toBeUndefined();
    expect(subnet(withMachines([]), 'virtualMachines')).toBeUndefined();
  });

  test('are signed in to by the service, by any protocol, at each of their ports once', () => {
    const machines = [machine(), machine({ name: 'vm-2', sshPort: 2222 }), machine({ name: 'vm-3' })];
    expect(written(withMachines(machines, { outbound: 'open' }))).toEqual([
      'Inbound Allow * AzureMachineLearning > VirtualNetwork 22,2222',
    ]);
  });

  test('reach what training needs, without what is of Batch and notebooks, where outbound is limited', () => {
    const rules = written(withMachines([machine()]));
    expect(rules).toContain('Outbound Allow Tcp VirtualNetwork > AzureMachineLearning 443');
    expect(rules).toContain('Outbound Allow Tcp VirtualNetwork > Storage.EastUS2 443');
    expect(rules.filter((text) => /Batch|Udp|18881/.test(text))).toEqual([]);
    expect(rules.at(-1)).toBe('Outbound Deny * * > Internet *');
  });

  test('answer the service past a firewall, and admit nobody else, once they have a public address', () => {
    const closed = withMachines([machine()], { outbound: 'firewall' });
    expect(written(closed)).toEqual(['Inbound Allow * AzureMachineLearning > VirtualNetwork 22']);
    expect(subnet(closed, 'virtualMachines')?.routes.map(({ to }) => `${to}`)).toEqual(['0.0.0.0/0']);
    const opened = withMachines([machine({ publicIp: reason })], { outbound: 'firewall' });
    expect(written(opened).slice(1)).toEqual([
      'Inbound Allow * 10.40.0.0/16 > VirtualNetwork *',
      'Inbound Allow * AzureLoadBalancer > VirtualNetwork *',
      'Inbound Deny * * > * *',
    ]);
    expect(subnet(opened, 'virtualMachines')?.routes.map(({ to, nextHop }) => `${to} ${nextHop}`)).toEqual([
      '0.0.0.0/0 Firewall',
      'AzureMachineLearning Internet',
    ]);
  });

  test('are let out by the firewall to the hosts of training, packages and their own, and to no tag', () => {
    const planned = withMachines([machine()], {
      outbound: 'firewall',
      firewall: { packages: ['python'], hosts: [{ host: 'a.example.com', reason: 'x' }] },
    });
    if (planned.egress.by !== 'firewall') throw new Error('a firewall was planned');
    const { network, application } = planned.egress.rules;
    const here = (from: readonly unknown[]) => from.map(String).includes('10.40.32.0/29');
    expect(network.flatMap(({ rules }) => rules.filter(({ from }) => here(from)))).toEqual([]);
    expect(application.filter(({ rules }) => rules.some(({ from }) => here(from))).map(({ name }) => name)).toEqual([
      'machine-learning',
      'guide-of-2020',
      'packages',
      'own',
    ]);
  });

  test('pass the firewalls of storage and vault', () => {
    const planned = withMachines([machine()]);
    expect([planned.storage.subnets, planned.keyVault.subnets]).toEqual([
      ['compute', 'virtualMachines'],
      ['compute', 'virtualMachines'],
    ]);
  });

  test('are told to whom they are open, each with its reason', () => {
    const doors = (over: object) =>
      withMachines([machine(over)]).doors.map(({ what, to, why }) => `${what}: ${to}: ${why}`);
    const sshDoor = 'vm-train, SSH on port 22: AzureMachineLearning: a test needs it';
    expect(doors({ publicIp: reason })).toContain(sshDoor);
    expect(doors({})).not.toContain(sshDoor);
    expect(doors({ noHostEncryption: reason })).toContain(
      "caches and temporary disk of vm-train: Azure's hosts: a test needs it",
    );
    expect(doors({})).toContain(
      'administrator of vm-train: Azure Machine Learning, holders of the private key: the service signs in as this account',
    );
  });

  test.each([
    ['publicIp', {}, 'Azure Machine Learning signs in at a public address'],
    ['sshPort', { publicIp: reason, sshPort: 2222 }, 'the image listens on 22'],
    ['privateKey', { publicIp: reason, privateKey: { variable: 'key' } }, 'a variable passes the plan file'],
  ])('say what %s costs', (key, over, text) => {
    const said = (one: object) =>
      withMachines([machine(one)], { outbound: 'open' }).notices.filter(({ path }) => path.at(-1) === key);
    expect(said(over).map((notice) => notice.text)).toEqual([expect.stringContaining(text)]);
    expect(said({ publicIp: reason })).toEqual([]);
  });
});
