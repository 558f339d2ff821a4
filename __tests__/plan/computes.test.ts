import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { plan } from '../support/plans';

const reason = { reason: 'a test needs it' };
const SSH = { ...reason, from: ['198.51.100.0/28'], adminUsername: 'azureuser', publicKey: 'ssh-ed25519 AAAA' };
const CLUSTER = { name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: 1 };
const BOOK = { name: 'book', vmSize: 'Standard_D4s_v5' };
const ID = `/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-data`;
const GUID = '22222222-2222-2222-2222-222222222222';

const computes = (compute: WorkspaceProps['compute']) => plan({ compute }).computes;
const inbound = (compute: WorkspaceProps['compute'], outbound: WorkspaceProps['outbound'] = 'limited') =>
  plan({ compute, outbound })
    .subnets.find(({ kind }) => kind === 'compute')
    ?.rules?.filter(({ direction }) => direction === 'Inbound')
    .map(({ name }) => name);
const doors = (compute: WorkspaceProps['compute']) => plan({ compute }).doors.map(({ what, to }) => `${what}: ${to}`);

describe('what is opened', () => {
  test('on one compute stays closed on the others', () => {
    const { clusters, instances } = computes({
      clusters: [
        { ...CLUSTER, publicIp: reason },
        { ...CLUSTER, name: 'gpu' },
      ],
      instances: [{ ...BOOK, localAuth: reason }],
    });
    expect([...clusters, ...instances].map(({ access }) => access)).toEqual([
      { publicIp: true, localAuth: false },
      { publicIp: false, localAuth: false },
      { publicIp: false, localAuth: true },
    ]);
  });

  test('on all is open on each', () => {
    const { clusters, instances } = computes({
      publicIp: reason,
      localAuth: reason,
      clusters: [CLUSTER],
      instances: [BOOK],
    });
    expect([...clusters, ...instances].map(({ access }) => access)).toEqual(
      Array(2).fill({ publicIp: true, localAuth: true }),
    );
  });

  test('by SSH is opened where there is a public address, and nowhere else', () => {
    const { clusters, instances } = computes({
      ssh: SSH,
      clusters: [{ ...CLUSTER, publicIp: reason }],
      instances: [BOOK],
    });
    expect([clusters[0]?.access.ssh, instances[0]?.access.ssh]).toEqual([
      { adminUsername: 'azureuser', publicKey: 'ssh-ed25519 AAAA' },
      undefined,
    ]);
  });

  test('on one compute lets the service in to the subnet', () => {
    const one = { clusters: [{ ...CLUSTER, publicIp: reason }] };
    expect(inbound({ clusters: [CLUSTER] })).toEqual([]);
    expect(inbound(one)).toEqual(['AllowAzureMachineLearning']);
    expect(inbound(one, 'firewall')).toEqual([
      'AllowAzureMachineLearning',
      'AllowNetwork',
      'AllowLoadBalancer',
      'DenyInbound',
    ]);
  });

  test('on one compute is answered past the firewall', () => {
    const table = plan({ outbound: 'firewall', compute: { instances: [{ ...BOOK, publicIp: reason }] } }).subnets;
    expect(table.find(({ kind }) => kind === 'compute')?.routes.map(({ name }) => name)).toContain(
      'to-AzureMachineLearning',
    );
  });

  test('is told by the compute that it is opened on', () => {
    const told = doors({
      ssh: SSH,
      clusters: [
        { ...CLUSTER, publicIp: reason },
        { ...CLUSTER, name: 'gpu', localAuth: reason },
      ],
      instances: [{ ...BOOK, publicIp: reason }],
    });
    expect(told.filter((door) => /^(nodes|local)/.test(door))).toEqual([
      'nodes, from inside: the network and what is connected to it',
      'nodes of cpu, port 44224: AzureMachineLearning',
      'nodes of book, port 44224: AzureMachineLearning',
      'nodes of cpu, book, SSH: 198.51.100.0/28',
      'local accounts of gpu: holders of a key',
    ]);
  });
});

describe('what a compute runs as', () => {
  const userAssigned = [{ id: ID, principalId: GUID }];

  test('is shared unless it says so', () => {
    const { clusters, instances } = computes({
      clusters: [CLUSTER, { ...CLUSTER, name: 'gpu', identity: { systemAssigned: true } }],
      instances: [{ ...BOOK, identity: { userAssigned } }],
    });
    expect([...clusters, ...instances].map(({ identity }) => identity)).toEqual([
      'shared',
      'SystemAssigned',
      [{ identityId: ID, principalId: GUID, key: expect.stringMatching(/^id-data-[0-9a-f]{6}$/) }],
    ]);
  });

  test('is told where somebody else made it', () => {
    const instances = [{ ...BOOK, identity: { userAssigned } }];
    expect(doors({ instances })).toContain('images of the registry: id-data');
    expect(doors({ instances: [BOOK] }).filter((door) => door.startsWith('images'))).toEqual([]);
  });
});
