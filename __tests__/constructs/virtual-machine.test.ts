import { VirtualMachine, type VirtualMachineProps } from '../../src/constructs/virtual-machine';
import { MACHINE_IMAGE } from '../../src/facts/attached';
import { synthesizeConstructs } from '../../src/testing';
import { changes, IDENTITY, MACHINE, PLACEMENT, reference, somethingFirst } from './samples';

const build = (over: Partial<VirtualMachineProps> = {}) =>
  synthesizeConstructs((stack) => {
    new VirtualMachine(stack, 'Machine', { ...MACHINE, placement: PLACEMENT, ...over });
  });
const machine = (over: Partial<VirtualMachineProps> = {}) => build(over).only('azurerm_linux_virtual_machine');

describe('VirtualMachine', () => {
  test('is reached from inside its network only', () => {
    const stack = build();
    expect(stack.json.resource).not.toHaveProperty('azurerm_public_ip');
    expect(stack.only('azurerm_network_interface')).toEqual({
      name: 'nic-vm-train',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      ip_forwarding_enabled: false,
      ip_configuration: [
        { name: 'internal', subnet_id: MACHINE.subnet.subnetId, private_ip_address_allocation: 'Dynamic' },
      ],
    });
  });

  test('has a Standard public address where it is opened', () => {
    const stack = build({ publicIp: true });
    expect(stack.only('azurerm_public_ip')).toMatchObject({
      name: 'pip-vm-train',
      sku: 'Standard',
      allocation_method: 'Static',
    });
    expect(stack.only('azurerm_network_interface')).toMatchObject({
      ip_configuration: [{ public_ip_address_id: reference('azurerm_public_ip', 'id') }],
    });
  });

  test('takes keys and no password', () => {
    expect(machine()).toMatchObject({
      admin_username: 'trainer',
      disable_password_authentication: true,
      admin_ssh_key: [{ username: 'trainer', public_key: MACHINE.publicKey }],
    });
    expect(machine()).not.toHaveProperty('admin_password');
  });

  test('writes out safe what azurerm leaves open', () => {
    expect(machine()).toMatchObject({
      secure_boot_enabled: true,
      vtpm_enabled: true,
      encryption_at_host_enabled: true,
      allow_extension_operations: false,
      provision_vm_agent: true,
      patch_mode: 'AutomaticByPlatform',
      patch_assessment_mode: 'AutomaticByPlatform',
    });
  });

  test('gives up encryption on the host, and nothing else, where the subscription has no such feature', () => {
    expect(changes(machine(), machine({ hostEncryption: false }))).toEqual({ encryption_at_host_enabled: false });
  });

  test('takes its address once what it waits for stands', () => {
    const { json } = synthesizeConstructs((stack) => {
      new VirtualMachine(stack, 'Machine', { ...MACHINE, placement: PLACEMENT, after: somethingFirst(stack) });
    });
    const [nic] = Object.values(json.resource?.azurerm_network_interface ?? {});
    expect(nic?.depends_on).toEqual(['azurerm_resource_group.First']);
  });

  test('runs Ubuntu as its own identity, with the disk called after it', () => {
    const { publisher, offer, sku, version } = MACHINE_IMAGE;
    expect(machine()).toMatchObject({
      source_image_reference: { publisher, offer, sku, version },
      identity: { type: 'UserAssigned', identity_ids: [IDENTITY.identityId] },
      os_disk: { name: 'osdisk-vm-train', caching: 'ReadWrite', storage_account_type: 'Premium_LRS' },
      network_interface_ids: [reference('azurerm_network_interface', 'id')],
    });
  });
});
