import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { NetworkInterface } from '@cdktf/provider-azurerm/lib/network-interface';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { Construct } from 'constructs';
import { MACHINE_IMAGE } from '../facts/attached';
import { dependsOn, type IdentityRef, type Placement, placed, type SubnetRef, type Waits } from './refs';

export interface VirtualMachineProps extends Waits {
  /** Name of the machine; its interface and disk are called after it. */
  readonly name: string;
  readonly placement: Placement;
  readonly subnet: SubnetRef;
  readonly vmSize: string;
  readonly adminUsername: string;
  /** One line of OpenSSH; nobody signs in with a password. */
  readonly publicKey: string;
  readonly identity: IdentityRef;
  /** @default false - the machine is reached from inside its network only */
  readonly publicIp?: boolean;
  /** Encrypts caches and temporary disks on the host; the subscription needs the feature `EncryptionAtHost`. @default true */
  readonly hostEncryption?: boolean;
}

/** An Ubuntu machine in a subnet, for training: keys only, secure boot, no extensions, a disk encrypted on its host. */
export class VirtualMachine extends Construct {
  public readonly machineId: string;

  constructor(scope: Construct, id: string, props: VirtualMachineProps) {
    super(scope, id);
    const { name, publicIp = false, hostEncryption = true } = props;
    const place = placed(props.placement);
    const address = publicIp
      ? new PublicIp(this, 'PublicIp', { name: `pip-${name}`, ...place, sku: 'Standard', allocationMethod: 'Static' })
      : undefined;
    const networkInterface = new NetworkInterface(this, 'Interface', {
      name: `nic-${name}`,
      ...place,
      ipForwardingEnabled: false,
      ipConfiguration: [
        {
          name: 'internal',
          subnetId: props.subnet.subnetId,
          privateIpAddressAllocation: 'Dynamic',
          ...(address === undefined ? {} : { publicIpAddressId: address.id }),
        },
      ],
      ...dependsOn(props),
    });
    const { publisher, offer, sku, version } = MACHINE_IMAGE;
    const machine = new LinuxVirtualMachine(this, 'Resource', {
      name,
      ...place,
      size: props.vmSize,
      networkInterfaceIds: [networkInterface.id],
      adminUsername: props.adminUsername,
      disablePasswordAuthentication: true,
      adminSshKey: [{ username: props.adminUsername, publicKey: props.publicKey }],
      sourceImageReference: { publisher, offer, sku, version },
      osDisk: { name: `osdisk-${name}`, caching: 'ReadWrite', storageAccountType: 'Premium_LRS' },
      secureBootEnabled: true,
      vtpmEnabled: true,
      encryptionAtHostEnabled: hostEncryption,
      // Patches need the agent; extensions would run whatever a holder of a role writes.
      provisionVmAgent: true,
      allowExtensionOperations: false,
      patchMode: 'AutomaticByPlatform',
      patchAssessmentMode: 'AutomaticByPlatform',
      rebootSetting: 'IfRequired',
      identity: { type: 'UserAssigned', identityIds: [props.identity.identityId] },
    });
    this.machineId = machine.id;
  }
}
