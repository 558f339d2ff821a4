import { readModel } from '../../src/model/build-model';
import { asPlan } from '../support/as-plan';

const template = (kind = 'VirtualMachine') =>
  JSON.stringify({ resources: [{ properties: { computeType: kind, resourceId: "[parameters('targetId')]" } }] });
const deployment = (machine: string, port: number, kind?: string) => ({
  name: `attach-${machine}`,
  template_content: template(kind),
  parameters_content: `\${jsonencode({"workspaceName" = {"value" = azurerm_machine_learning_workspace.ws.name}, "targetId" = {"value" = azurerm_linux_virtual_machine.${machine}.id}, "privateKey" = {"reference" = {"keyVault" = {"id" = "/subscriptions/x"}, "secretName" = "key"}}, "sshPort" = {"value" = ${port}}})}`,
});
const machine = (name: string) => ({
  name,
  network_interface_ids: [`\${azurerm_network_interface.${name}.id}`],
});
const nic = (name: string) => ({ name, ip_configuration: [{ subnet_id: '${azurerm_subnet.s.id}' }] });
const tables = (deployments: object) => ({
  azurerm_machine_learning_workspace: { ws: { name: 'mlw' } },
  azurerm_linux_virtual_machine: { vm1: machine('vm1'), vm10: machine('vm10') },
  azurerm_network_interface: { vm1: nic('vm1'), vm10: nic('vm10') },
  azurerm_resource_group_template_deployment: deployments,
});
const attached = (resource: object) => readModel({ data: { resource } }).attached;

test('a machine that a template attaches is read with its interface, workspace and port', () => {
  expect(attached(tables({ a: deployment('vm10', 2222) }))).toEqual([
    {
      address: 'azurerm_linux_virtual_machine.vm10',
      name: 'vm10',
      workspace: 'azurerm_machine_learning_workspace.ws',
      machine: 'azurerm_network_interface.vm10',
      sshPort: 2222,
    },
  ]);
});

test('two machines are told apart, one whose name begins like the other', () => {
  const both = attached(tables({ a: deployment('vm10', 22), b: deployment('vm1', 22) }));
  expect(both.map(({ name }) => name)).toEqual(['vm10', 'vm1']);
});

test('a template that attaches something else is no machine, nor is one that names a machine elsewhere', () => {
  const elsewhere = {
    ...deployment('vm1', 22),
    parameters_content: JSON.stringify({ targetId: { value: '/subscriptions/x/virtualMachines/other' } }),
  };
  expect(attached(tables({ a: deployment('vm1', 22, 'AKS'), b: elsewhere }))).toEqual([]);
});

test('in a plan the machine is found by what the parameters refer to, and the port is not told', () => {
  const written = deployment('vm10', 2222);
  const plan = asPlan({ resource: tables({ a: written }) } as never) as {
    configuration: { root_module: { resources: { address: string; expressions: Record<string, unknown> }[] } };
    planned_values: { root_module: { resources: { address: string; values: Record<string, unknown> }[] } };
  };
  const address = 'azurerm_resource_group_template_deployment.a';
  const references = ['azurerm_machine_learning_workspace.ws.name', 'azurerm_linux_virtual_machine.vm10.id'];
  for (const one of plan.configuration.root_module.resources)
    if (one.address === address) one.expressions.parameters_content = { references };
  for (const one of plan.planned_values.root_module.resources)
    if (one.address === address) delete one.values.parameters_content;
  expect(readModel({ data: plan as unknown as Record<string, unknown> }).attached).toEqual([
    {
      address: 'azurerm_linux_virtual_machine.vm10',
      name: 'vm10',
      workspace: 'azurerm_machine_learning_workspace.ws',
      machine: 'azurerm_network_interface.vm10',
    },
  ]);
});

test('in a state the machine is found by its id', () => {
  const id = '/subscriptions/x/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm1';
  const resources = Object.entries(
    tables({ a: { ...deployment('vm1', 22), parameters_content: JSON.stringify({ targetId: { value: id } }) } }),
  ).flatMap(([type, all]) =>
    Object.entries(all).map(([name, values]) => ({
      address: `${type}.${name}`,
      mode: 'managed',
      type,
      name,
      values: type === 'azurerm_linux_virtual_machine' && name === 'vm1' ? { ...values, id } : values,
    })),
  );
  const state = { format_version: '1.0', terraform_version: '1.12.0', values: { root_module: { resources } } };
  expect(readModel({ data: state }).attached.map(({ address }) => address)).toEqual([
    'azurerm_linux_virtual_machine.vm1',
  ]);
});
