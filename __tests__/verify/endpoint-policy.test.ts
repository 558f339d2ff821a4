import { readModel } from '../../src/model/build-model';
import { explain } from '../../src/verify/explain';
import { reach } from '../../src/verify/reach';
import { verify } from '../../src/verify/verify';
import { resources } from './lab';

const POLICY = 'azurerm_subnet_service_endpoint_storage_policy.p';
const OTHERS =
  '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/theirs';
const ENDPOINT = {
  4: { service_endpoints: ['Microsoft.Storage'] },
  5: { service_endpoint: [{ service: 'Microsoft.Storage' }] },
};

/** A cluster in s1 that reaches the storage of its workspace by service endpoint, with a policy that names this. */
function model(named: readonly string[], azurerm: 4 | 5 = 4, attached = true) {
  const tables = resources({
    subnets: {
      s1: {
        default_outbound_access_enabled: false,
        ...ENDPOINT[azurerm],
        service_endpoint_policy_ids: attached ? [`\${${POLICY}.id}`] : [],
      },
    },
    storage: {
      resource_group_name: '${azurerm_resource_group.ours.name}',
      network_rules: [{ default_action: 'Deny', virtual_network_subnet_ids: ['${azurerm_subnet.s1.id}'] }],
    },
    more: {
      azurerm_resource_group: { ours: { name: 'rg-ours' } },
      azurerm_subnet_service_endpoint_storage_policy: {
        p: { definition: [{ service: 'Microsoft.Storage', service_resources: named }] },
      },
      azurerm_machine_learning_compute_cluster: {
        nodes: {
          name: 'nodes',
          machine_learning_workspace_id: '${azurerm_machine_learning_workspace.ws.id}',
          subnet_resource_id: '${azurerm_subnet.s1.id}',
          node_public_ip_enabled: false,
        },
      },
    },
  });
  return readModel({ data: { resource: tables } });
}

/** What becomes of the workspace's own blobs, and of somebody else's storage. */
function answers(...setup: Parameters<typeof model>) {
  const { claims } = verify(model(...setup));
  const answer = (id: string) => claims.find((one) => one.id === id)?.answer;
  return [answer('blobs'), answer('node-to-anybodys-storage')];
}

test.each([4, 5] as const)('what a policy names is reached and nothing else, in the words of azurerm %s', (azurerm) => {
  expect(answers(['${azurerm_storage_account.st.id}'], azurerm)).toEqual(['proven', 'proven']);
  expect(answers(['${azurerm_resource_group.ours.id}'], azurerm)).toEqual(['proven', 'proven']);
  expect(answers([OTHERS], azurerm)).toEqual(['violated', 'proven']);
});

test('a policy that is attached nowhere keeps nobody away', () => {
  expect(answers(['${azurerm_storage_account.st.id}'], 4, false)).toEqual(['proven', 'violated']);
});

test.each([
  ['lists', '${azurerm_storage_account.st.id}'],
  ['do not list', OTHERS],
])('the policy is named as what decided: it %s', (text, named) => {
  const flow = {
    from: { subnet: 'azurerm_subnet.s1' },
    to: { service: 'azurerm_storage_account.st', part: 'blob' },
    protocol: 'tcp',
    port: 443,
  } as const;
  const told = explain(flow, reach(model([named]), flow)).join('\n');
  expect(told).toMatch(new RegExp(`polic(y|ies) of s1 ${text} .*, ${POLICY.replaceAll('.', '\\.')} \\[F8`));
});

test('accounts that the input only knows later leave it open', () => {
  expect(answers(['${var.account}'])).toEqual(['unknown', 'proven']);
});
