import type { Construct } from 'constructs';
import { ComputeAttachment, parameter } from './compute-attachment';
import type { Placement, SecretRef, Waits } from './refs';

export interface MachineAttachmentProps extends Waits {
  /** Name of the compute in the workspace. */
  readonly name: string;
  readonly placement: Placement;
  readonly workspaceName: string;
  /** Id of an Ubuntu machine, or of an HDInsight cluster: the service looks up the address itself. */
  readonly targetId: string;
  /** @default 'VirtualMachine' */
  readonly computeType?: 'VirtualMachine' | 'HDInsight';
  readonly adminUsername: string;
  /** The private half of the administrator's key. */
  readonly privateKey: SecretRef;
  /** @default 22 */
  readonly sshPort?: number;
}

/**
 * Attaches a machine that the service signs in to by SSH.
 *
 * It takes the provider's features as every `ComputeAttachment` does, and treats the key as it treats every secret.
 */
export class MachineAttachment extends ComputeAttachment {
  constructor(scope: Construct, id: string, props: MachineAttachmentProps) {
    const { targetId, computeType = 'VirtualMachine', adminUsername, privateKey, sshPort = 22, ...attached } = props;
    super(scope, id, {
      ...attached,
      parameters: { targetId, adminUsername, privateKey, sshPort },
      compute: {
        computeType,
        resourceId: parameter('targetId'),
        properties: {
          sshPort: parameter('sshPort'),
          administratorAccount: {
            username: parameter('adminUsername'),
            privateKeyData: parameter('privateKey'),
          },
        },
      },
    });
  }
}
