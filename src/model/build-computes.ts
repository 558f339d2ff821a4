import { addressOf } from './address-text';
import type { Attributes } from './attributes';
import { nameOf } from './build-network';
import type { Link, Machine } from './network-model';
import { optional } from './optional';
import type { Found } from './resources';
import type { Compute } from './service-model';

export function buildComputes(found: Found): Compute[] {
  const nodes = (type: string, kind: Compute['kind']) =>
    found.of(type).map(({ address, at }) => ({
      address,
      name: nameOf(at, address),
      kind,
      workspace: at.link('machine_learning_workspace_id') ?? { unknown: `${address}.machine_learning_workspace_id` },
      ...optional('subnet', at.link('subnet_resource_id')),
      publicIp: at.flag('node_public_ip_enabled', true),
      sshPublic: kind === 'instance' ? at.block('ssh') !== undefined : at.flag('ssh_public_access_enabled', false),
    }));
  const serverless = found.of('azurerm_machine_learning_workspace').flatMap(({ address, at }): Compute[] => {
    const block = at.block('serverless_compute');
    const subnet = block?.link('subnet_id');
    if (block === undefined || subnet === undefined) return [];
    return [
      {
        address,
        name: 'serverless',
        kind: 'serverless',
        workspace: address,
        subnet,
        publicIp: block.flag('public_ip_enabled', false),
        sshPublic: false,
      },
    ];
  });
  return [
    ...nodes('azurerm_machine_learning_compute_cluster', 'cluster'),
    ...nodes('azurerm_machine_learning_compute_instance', 'instance'),
    ...serverless,
  ];
}

export function buildMachines(found: Found): Machine[] {
  const groups = found.of('azurerm_network_interface_security_group_association');
  const members = found.of('azurerm_network_interface_application_security_group_association');
  return found.of('azurerm_network_interface').map(({ address, at }) => {
    const ip = at.block('ip_configuration');
    const fixed = ip?.text('private_ip_address');
    const mine = (one: { at: Attributes }) => one.at.link('network_interface_id') === address;
    const group = groups.find(mine)?.at.link('network_security_group_id');
    const old = at.flag('enable_ip_forwarding', false);
    return {
      address,
      subnet: ip?.link('subnet_id') ?? { unknown: `${address}.ip_configuration` },
      ...optional('ip', addressOf(fixed)),
      ...optional('publicIp', ip?.link('public_ip_address_id')),
      ...optional('securityGroup', group),
      applicationGroups: members
        .filter(mine)
        .map((one): Link => one.at.link('application_security_group_id') ?? { unknown: one.address }),
      forwards: at.flag('ip_forwarding_enabled', old === true),
    };
  });
}
