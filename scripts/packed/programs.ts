/** The name that users import. */
export const PACKAGE = 'cdktf-secured-ml-workspace';

const STACK = `
const props = { name: 'packed', environment: 'dev', region: 'westeurope', network: { addressSpace: '10.50.0.0/22' } };
const stack = synthesizeConstructs((scope) => { new SecuredMlWorkspace(scope, 'Ml', props); });
const workspaces = stack.all('azurerm_machine_learning_workspace').length;
if (workspaces !== 1) throw new Error('expected one workspace, found ' + workspaces);
const required = JSON.stringify(toAzurerm5(stack.json).terraform);
if (!required.includes('"5.')) throw new Error('expected azurerm 5, found ' + required);
`;

/** A CommonJS program on all three entry points. */
export const COMMON_JS = `
const { SecuredMlWorkspace } = require('${PACKAGE}');
const { synthesizeConstructs } = require('${PACKAGE}/testing');
const { toAzurerm5 } = require('${PACKAGE}/dialect');
require('${PACKAGE}/package.json');
${STACK}`;

/** The same as an ES module: Node.js finds the names of a CommonJS package by reading it. */
export const ES_MODULE = `
import { SecuredMlWorkspace } from '${PACKAGE}';
import { synthesizeConstructs } from '${PACKAGE}/testing';
import { toAzurerm5 } from '${PACKAGE}/dialect';
${STACK}`;

/** A stack of the user's own, in TypeScript. */
export const TYPESCRIPT = `
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { PROVIDER_FEATURES, SecuredMlWorkspace, type SecuredMlWorkspaceProps } from '${PACKAGE}';
import { toAzurerm5 } from '${PACKAGE}/dialect';
import { type SynthesizedStack, synthesize } from '${PACKAGE}/testing';

const props: SecuredMlWorkspaceProps = {
  name: 'packed',
  environment: 'dev',
  region: 'westeurope',
  network: { addressSpace: '10.50.0.0/22' },
};

class MyStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [PROVIDER_FEATURES] });
    new SecuredMlWorkspace(this, 'Ml', props);
  }
  public override toTerraform(): ReturnType<TerraformStack['toTerraform']> {
    return toAzurerm5(super.toTerraform());
  }
}

export const stack: SynthesizedStack = synthesize((app: App) => new MyStack(app, 'mine'));
// @ts-expect-error a region that does not exist must not compile
export const wrong: SecuredMlWorkspaceProps = { ...props, region: 'atlantis' };
`;

/** The matchers, where the types of jest are installed. */
export const TYPESCRIPT_TEST = `
import { synthesizeConstructs, useMatchers } from '${PACKAGE}/testing';
useMatchers(expect);
test('the matchers are typed', () => {
  expect(synthesizeConstructs(() => undefined)).toHaveResourceCount('azurerm_subnet', 0);
});
`;
