import { SUBSCRIPTION } from '../../__tests__/azure/cloud';
import { TENANT } from '../../__tests__/azure/resource';
import { candidatesOf } from '../../src/adopt/candidate';
import { type Stack, subscriptionOf } from '../../src/adopt/stack';
import type { TerraformJson } from '../../src/dialect';

const UUID = '44444444-4444-4444-4444-444444444444';

/** What Azure would tell, where a made-up text would not do: the provider checks the form of what uses it. */
const TOLD: { readonly [type: string]: string } = {
  azurerm_user_assigned_identity: `principal_id = "${UUID}"\n      client_id = "${UUID}"`,
  azurerm_firewall: 'ip_configuration = { private_ip_address = "10.0.1.4" }',
  azurerm_public_ip: 'ip_address = "20.0.0.1"',
};

/**
 * A test for `terraform test` that applies a stack with a provider that only checks: no server, seconds, and every
 * nested block is looked at, because no id in it is unknown.
 */
export function mockTest(terraform: TerraformJson): string {
  const stack = terraform as Stack;
  const { candidates } = candidatesOf(stack, subscriptionOf(stack) ?? SUBSCRIPTION);
  const overrides = candidates.map(({ address, type, importId }) => {
    const told = TOLD[type] === undefined ? '' : `\n      ${TOLD[type]}`;
    return `  override_resource {\n    target = ${address}\n    values = {\n      id = ${JSON.stringify(importId)}${told}\n    }\n  }`;
  });
  const client = `tenant_id = "${TENANT}", object_id = "${UUID}", client_id = "${UUID}", subscription_id = "${SUBSCRIPTION}"`;
  return [
    'mock_provider "azurerm" {',
    `  mock_data "azurerm_client_config" {\n    defaults = { ${client} }\n  }`,
    ...overrides,
    '}',
    '',
    'run "apply" {\n  command = apply\n}',
    '',
  ].join('\n');
}

const KUBELET = /\$\{azurerm_kubernetes_cluster\.[\w-]+\.kubelet_identity\[0\]\.object_id\}/g;

/** The stack with a made-up kubelet identity: a mock cannot give a nested block that the stack does not write. */
export const withKubelet = (json: string): string => json.replace(KUBELET, UUID);
