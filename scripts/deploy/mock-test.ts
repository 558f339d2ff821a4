import { SUBSCRIPTION } from '../../__tests__/azure/cloud';
import { TENANT } from '../../__tests__/azure/resource';
import { ArmIds } from '../../src/adopt/arm-id';
import { candidatesOf } from '../../src/adopt/candidate';
import { lookedAt, type Stack, type StackResource, subscriptionOf } from '../../src/adopt/stack';
import type { TerraformJson } from '../../src/dialect';
import { LIMITS } from '../../src/facts/limits';
import { stated } from '../../src/model/stated';

const UUID = '44444444-4444-4444-4444-444444444444';

/** What Azure would tell, where a made-up text would not do: the provider checks the form of what uses it. */
const TOLD: { readonly [type: string]: string } = {
  azurerm_user_assigned_identity: `principal_id = "${UUID}"\n      client_id = "${UUID}"`,
  azurerm_firewall: 'ip_configuration = { private_ip_address = "10.0.1.4" }',
  azurerm_storage_account: 'primary_dfs_endpoint = "https://made.dfs.core.windows.net/"',
  azurerm_public_ip: 'ip_address = "20.0.0.1"',
};

/** The same of what is looked at, where a condition reads what it cannot state. */
const TOLD_OF_OTHERS: { readonly [type: string]: { readonly [attribute: string]: unknown } } = {
  azurerm_kubernetes_cluster: {
    network_profile: [{ load_balancer_sku: 'standard' }],
    agent_pool_profile: [{ count: LIMITS.aksNodes.value }],
    kubelet_identity: [{ object_id: UUID }],
  },
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
  const ids = new ArmIds(stack, subscriptionOf(stack) ?? SUBSCRIPTION);
  const looked = lookedAt(stack).flatMap((one) => {
    const id = ids.idOf(one);
    return id === undefined ? [] : [lookOverride(one, id)];
  });
  const client = `tenant_id = "${TENANT}", object_id = "${UUID}", client_id = "${UUID}", subscription_id = "${SUBSCRIPTION}"`;
  return [
    'mock_provider "azurerm" {',
    `  mock_data "azurerm_client_config" {\n    defaults = { ${client} }\n  }`,
    ...overrides,
    ...looked,
    '}',
    '',
    'run "apply" {\n  command = apply\n}',
    '',
  ].join('\n');
}

/** What somebody else owns is as the conditions of its data source want it. */
function lookOverride({ address, type, block }: StackResource, id: string): string {
  const { service_endpoints: services, ...told } = stated(block.lifecycle as Parameters<typeof stated>[0]);
  const objects = JSON.stringify(block).includes('self.service_endpoint[');
  const endpoints =
    services === undefined
      ? {}
      : objects
        ? { service_endpoint: (services as string[]).map((service) => ({ service })) }
        : { service_endpoints: services };
  const values = Object.entries({ id, ...told, ...endpoints, ...TOLD_OF_OTHERS[type] });
  const lines = values.map(([key, value]) => `      ${key} = ${JSON.stringify(value)}`);
  return `  override_data {\n    target = ${address}\n    values = {\n${lines.join('\n')}\n    }\n  }`;
}

const KUBELET = /\$\{azurerm_kubernetes_cluster\.[\w-]+\.kubelet_identity\[0\]\.object_id\}/g;

/** The stack with a made-up kubelet identity: a mock cannot give a nested block that the stack does not write. */
export const withKubelet = (json: string): string => json.replace(KUBELET, UUID);
