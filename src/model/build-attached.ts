import type { Link } from './network-model';
import { optional } from './optional';
import type { Found, FoundResource } from './resources';
import type { Attached } from './service-model';

const MACHINES = ['azurerm_linux_virtual_machine', 'azurerm_virtual_machine', 'azurerm_windows_virtual_machine'];

/** Machines of the input that ARM templates attach to a workspace; azurerm has no resource of its own for it. */
export function buildAttached(found: Found): Attached[] {
  const machines = MACHINES.flatMap((type) => found.of(type));
  return found.of('azurerm_resource_group_template_deployment').flatMap((deployment) => {
    const text = deployment.at.text('template_content');
    if (typeof text !== 'string' || !/"computeType"\s*:\s*"VirtualMachine"/.test(text)) return [];
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
