import { Construct } from 'constructs';
import { MachineAttachment } from '../constructs/machine-attachment';
import { assignRole, ManagedIdentity } from '../constructs/managed-identity';
import type { Placement } from '../constructs/refs';
import { VirtualMachine } from '../constructs/virtual-machine';
import { IMAGE_PULL_ROLE } from '../facts/roles';
import type { WorkspacePlan } from '../plan/workspace-plan';
import { secretRef } from './secret-ref';
import type { SecuredNetwork } from './secured-network';
import type { WorkspaceServices } from './workspace-services';

export interface AttachedComputesProps {
  readonly plan: WorkspacePlan;
  readonly placement: Placement;
  readonly network: SecuredNetwork;
  readonly services: WorkspaceServices;
}

type Machine = WorkspacePlan['attached']['virtualMachines'][number];

/** Machines of one's own that the workspace works with: those that are made here, and those that are there already. */
export class AttachedComputes extends Construct {
  constructor(scope: Construct, id: string, { plan, placement, network, services }: AttachedComputesProps) {
    super(scope, id);
    const { virtualMachines, existingMachines } = plan.attached;
    const attach = (targetId: string, machine: Omit<Machine, 'vmSize' | 'publicKey'>) =>
      new MachineAttachment(this, `Attachment-${machine.name}`, {
        name: machine.name,
        placement,
        workspaceName: services.workspace.workspaceName,
        targetId,
        adminUsername: machine.adminUsername,
        privateKey: secretRef(this, machine.privateKey, `Private key of the administrator of ${machine.name}`),
        sshPort: machine.sshPort,
        after: services.ready,
      });
    for (const machine of existingMachines) attach(machine.resourceId, machine);
    if (virtualMachines.length === 0) return;
    const identity = new ManagedIdentity(this, 'Identity', { name: `${plan.names.identity}-attached`, placement });
    const pull = assignRole(this, 'ImagePull', {
      on: services.registry.containerRegistryId,
      role: IMAGE_PULL_ROLE.role,
      principalId: identity.principalId,
      principalKey: identity.identityId,
    });
    for (const machine of virtualMachines) {
      const { machineId } = new VirtualMachine(this, `Machine-${machine.name}`, {
        name: machine.name,
        placement,
        subnet: network.subnet('virtualMachines'),
        vmSize: machine.vmSize,
        adminUsername: machine.adminUsername,
        publicKey: machine.publicKey,
        identity,
        publicIp: machine.publicIp !== undefined,
        hostEncryption: machine.noHostEncryption === undefined,
        after: [...network.ready, pull],
      });
      attach(machineId, machine);
    }
  }
}
