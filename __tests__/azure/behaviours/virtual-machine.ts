import { type Body, resourceGroupOf, uuidOf } from '../resource';
import type { Store } from '../store';
import { type Behaviours, defaults } from './behaviour';

export const virtualMachineBehaviours: Behaviours = {
  'microsoft.network/networkinterfaces': ({ id, properties }) => {
    for (const config of properties.ipConfigurations ?? []) {
      config.id = `${id}/ipConfigurations/${config.name}`;
      defaults(config.properties, { privateIPAddress: '10.0.2.4', privateIPAddressVersion: 'IPv4', primary: true });
    }
    properties.macAddress = '00-0D-3A-00-00-01';
    defaults(properties, { dnsSettings: { dnsServers: [], appliedDnsServers: [] }, enableIPForwarding: false });
  },
  'microsoft.compute/virtualmachines': ({ id, location, name, properties }, store) => {
    properties.vmId = uuidOf(id);
    // The provider sends an empty object, and would read it back as a block.
    delete properties.additionalCapabilities;
    const disk: Body = properties.storageProfile?.osDisk ?? {};
    defaults(disk, { name: `${name}_OsDisk`, osType: 'Linux', diskSizeGB: 30, deleteOption: 'Detach' });
    disk.managedDisk = {
      ...disk.managedDisk,
      id: `${resourceGroupOf(id)}/providers/Microsoft.Compute/disks/${disk.name}`,
    };
    diskOf(disk, location, store);
  },
};

/** The disk that Azure makes with a machine; it is a resource of its own, and outlives it. */
function diskOf({ managedDisk, diskSizeGB }: Body, location: string, store: Store): void {
  if (store.has(managedDisk.id)) return;
  store.put(managedDisk.id, {
    location,
    sku: { name: managedDisk.storageAccountType ?? 'Premium_LRS' },
    properties: { diskSizeGB, osType: 'Linux', creationData: { createOption: 'FromImage' } },
  });
}
