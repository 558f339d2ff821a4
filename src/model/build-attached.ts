import type { Link } from './network-model';
import { optional } from './optional';
import type { Found, FoundResource } from './resources';
import type { Attached, HdinsightCluster } from './service-model';
import { isUnknown } from './terraform-value';

const MACHINES = ['azurerm_linux_virtual_machine', 'azurerm_virtual_machine', 'azurerm_windows_virtual_machine'];

/** Machines of the input that ARM templates attach to a workspace; azurerm has no resource of its own for it. */
export function buildAttached(found: Found): Attached[] {
  const machines = MACHINES.flatMap((type) => found.of(type));
  return attachmentsOf(found, 'VirtualMachine').flatMap((deployment) => {
    const machine = named(machines, deployment);
    if (machine === undefined) return [];
    const interfaces = machine.at.links('network_interface_ids');
    const [first] = Array.isArray(interfaces) ? (interfaces as readonly Link[]) : [];
    const name = machine.at.text('name');
    const workspace = named(found.of('azurerm_machine_learning_workspace'), deployment);
    return [
      {
        address: machine.address,
        name: typeof name === 'string' ? name : machine.address,
        workspace: workspace?.address ?? { unknown: `${deployment.address}.parameters_content` },
        machine: first ?? { unknown: `${machine.address}.network_interface_ids` },
        ...optional('sshPort', portOf(deployment)),
      },
    ];
  });
}

/** Clusters of HDInsight, attached or not: their resource provider reaches those that do not call out. */
export function buildHdinsight(found: Found): HdinsightCluster[] {
  const clusters = found.types
    .filter((type) => type.startsWith('azurerm_hdinsight_') && type.endsWith('_cluster'))
    .flatMap((type) => found.of(type));
  const attachments = attachmentsOf(found, 'HDInsight');
  return clusters.map(({ address, at }) => {
    const name = at.text('name');
    const direction = at.block('network')?.text('connection_direction') ?? 'Inbound';
    const deployment = attachments.find((one) => named(clusters, one)?.address === address);
    const workspace =
      deployment === undefined ? undefined : named(found.of('azurerm_machine_learning_workspace'), deployment);
    return {
      address,
      name: typeof name === 'string' ? name : address,
      workspace: workspace?.address ?? { unknown: `${address}.workspace` },
      subnet: at.block('roles')?.block('head_node')?.link('subnet_id') ?? { unknown: `${address}.roles` },
      publicIp: isUnknown(direction) ? direction : direction !== 'Outbound',
      attached: deployment !== undefined,
    };
  });
}

function attachmentsOf(found: Found, kind: string): readonly FoundResource[] {
  return found.of('azurerm_resource_group_template_deployment').filter(({ at }) => {
    const text = at.text('template_content');
    return typeof text === 'string' && new RegExp(`"computeType"\\s*:\\s*"${kind}"`).test(text);
  });
}

const parametersOf = ({ at }: FoundResource) => JSON.stringify(at.raw('parameters_content') ?? '').toLowerCase();
/** Without the stack that a folder of stacks puts before it. */
const bare = (address: string) => address.slice(address.indexOf('azurerm_'));
const stackOf = (address: string) => address.slice(0, address.indexOf('azurerm_'));

/** The resource that the parameters of a deployment name: by reference, by id, or as the only one there is. */
function named(all: readonly FoundResource[], deployment: FoundResource): FoundResource | undefined {
  const near = all.filter(({ address }) => stackOf(address) === stackOf(deployment.address));
  const text = parametersOf(deployment);
  const says = (part: unknown) =>
    typeof part === 'string' &&
    text
      .split(part.toLowerCase())
      .slice(1)
      .some((rest) => !/^[\w-]/.test(rest));
  const found = near.find(({ address, at }) => says(bare(address)) || says(at.text('id')));
  if (found !== undefined) return found;
  // An id that is written out names somebody else's.
  return near.length === 1 && !text.includes('/virtualmachines/') ? near[0] : undefined;
}

function portOf(deployment: FoundResource): number | undefined {
  const [, port] = /sshport\W+value\W+(\d+)/.exec(parametersOf(deployment)) ?? [];
  return port === undefined ? undefined : Number(port);
}
