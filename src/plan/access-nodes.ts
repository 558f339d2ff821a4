import type { WorkspaceConfig } from '../config/schema';
import { COMPUTE_FLOWS } from '../facts/compute-flows';
import type { OpenDoor } from './access';
import { divertsDefault } from './compute-rules';
import { anyPublic, isPublic, planComputes } from './computes';

/** What is open on training computes, and what their own identities may do. */
export function nodeDoors(
  config: Pick<WorkspaceConfig, 'compute' | 'outbound' | 'forcedTunnelling' | 'network' | 'managedNetwork'>,
): OpenDoor[] {
  const { compute } = config;
  const { ssh, communication, instances, clusters } = compute;
  const classic = communication === 'classic';
  const named = anyPublic(compute) && divertsDefault(config);
  const all = [...clusters, ...instances];
  const reached =
    compute.publicIp !== undefined || all.length === 0 ? '' : nodesOf(all.filter((one) => isPublic(compute, one)));
  const inside = {
    what: 'nodes, from inside',
    to: named ? 'the address space and network.reserved' : 'the network and what is connected to it',
    why: "Azure's own rule for a virtual network",
  };
  return [
    ...(config.managedNetwork === undefined ? [inside] : []),
    ...serviceDoors(compute),
    ...(classic
      ? [
          {
            what: `nodes, ${portsOf('AllowBatchNodeManagement')}`,
            to: 'BatchNodeManagement',
            why: 'classic node communication',
          },
        ]
      : []),
    ...(ssh === undefined ? [] : [{ what: `nodes${reached}, SSH`, to: ssh.from.join(', '), why: ssh.reason }]),
    ...localAccounts(compute),
    ...pullers(compute),
  ];
}

/** The service comes to every node that has a public address, and to classic instances. */
function serviceDoors({ publicIp, communication, clusters, instances }: WorkspaceConfig['compute']): OpenDoor[] {
  const ports = portsOf('AllowAzureMachineLearning');
  const to = 'AzureMachineLearning';
  if (publicIp !== undefined) return [{ what: `nodes, ${ports}`, to, why: publicIp.reason }];
  const own = [...clusters, ...instances].flatMap((one) =>
    one.publicIp === undefined ? [] : [{ what: `nodes${nodesOf([one])}, ${ports}`, to, why: one.publicIp.reason }],
  );
  const classic = communication === 'classic' && instances.length > 0;
  return [...own, ...(classic ? [{ what: `nodes, ${ports}`, to, why: 'classic instances' }] : [])];
}

function localAccounts({ localAuth, clusters, instances }: WorkspaceConfig['compute']): OpenDoor[] {
  const to = 'holders of a key';
  if (localAuth !== undefined) return [{ what: 'local accounts of the nodes', to, why: localAuth.reason }];
  return [...clusters, ...instances].flatMap((one) =>
    one.localAuth === undefined ? [] : [{ what: `local accounts${nodesOf([one])}`, to, why: one.localAuth.reason }],
  );
}

/** Identities that somebody else made get a right of ours. */
function pullers(compute: WorkspaceConfig['compute']): OpenDoor[] {
  const { clusters, instances } = planComputes(compute);
  return [...clusters, ...instances].flatMap(({ name, identity }) =>
    typeof identity === 'string'
      ? []
      : identity.map(({ identityId }) => ({
          what: 'images of the registry',
          to: identityId.slice(identityId.lastIndexOf('/') + 1),
          why: `${name} runs as this identity`,
        })),
  );
}

const nodesOf = (computes: readonly { readonly name: string }[]) =>
  ` of ${computes.map(({ name }) => name).join(', ')}`;

/** `port 44224`, as the flow's row has it. */
function portsOf(name: string): string {
  const ports = COMPUTE_FLOWS.find((flow) => flow.name === name)?.ports ?? [];
  return `${ports.length === 1 && !ports[0]?.includes('-') ? 'port' : 'ports'} ${ports.join(', ')}`;
}
