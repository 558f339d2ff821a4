import { Subnet as TfSubnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork as TfVirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Aspects, type TerraformStack } from 'cdktf';
import { NetworkValidation, validateOnSynth } from '../../src/compliance/synth-validation';
import { readConfig } from '../../src/config/read';
import { synthesize, synthesizeConstructs } from '../../src/testing';
import { SecuredMlStack } from '../../stacks/secured-ml-stack';
import { exampleInput } from '../support/examples';

function network(stack: TerraformStack, bastion: string): void {
  new TfVirtualNetwork(stack, 'Network', {
    name: 'n',
    location: 'westeurope',
    resourceGroupName: 'g',
    addressSpace: ['10.0.0.0/16'],
  });
  new TfSubnet(stack, 'Bastion', {
    name: 'AzureBastionSubnet',
    resourceGroupName: 'g',
    virtualNetworkName: 'n',
    addressPrefixes: [bastion],
    defaultOutboundAccessEnabled: false,
  });
}

describe.each<[string, (stack: TerraformStack) => void]>([
  ['a validation', validateOnSynth],
  ['an aspect', (stack) => Aspects.of(stack).add(new NetworkValidation())],
])('checks that are added as %s', (_, add) => {
  test('let a sound stack pass', () => {
    const build = (stack: TerraformStack) => {
      network(stack, '10.0.8.0/26');
      add(stack);
    };
    expect(() => synthesizeConstructs(build)).not.toThrow();
  });

  test('fail when lint finds an error, with its rule and what to do', () => {
    const build = (stack: TerraformStack) => {
      add(stack);
      network(stack, '10.0.8.0/27');
    };
    expect(() => synthesizeConstructs(build)).toThrow(/NET-013.*AzureBastionSubnet is 10\.0\.8\.0\/27/);
  });

  test('let our full example pass', () => {
    const input = exampleInput('secured-ml');
    const { config } = readConfig(input);
    if (config === undefined) throw new Error('the example is refused');
    const build = () =>
      synthesize((app) => {
        const stack = new SecuredMlStack(app, 'checked', { input, config });
        add(stack);
        return stack;
      });
    expect(build).not.toThrow();
  });
});
