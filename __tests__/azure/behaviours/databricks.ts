import { type Body, lastSegment, type Resource, uuidOf } from '../resource';
import type { Store } from '../store';
import { type Behaviours, defaults } from './behaviour';

/** The rules of the page on network injection; the numbers are those of a workspace that was looked at. */
const RULES: readonly (readonly [name: string, direction: string, priority: number, to: string, ports: string[]])[] = [
  ['worker-to-worker-inbound', 'Inbound', 100, 'VirtualNetwork', ['*']],
  ['worker-to-databricks-webapp', 'Outbound', 100, 'AzureDatabricks', ['443', '3306', '8443-8451']],
  ['worker-to-sql', 'Outbound', 101, 'Sql', ['3306']],
  ['worker-to-storage', 'Outbound', 102, 'Storage', ['443']],
  ['worker-to-worker-outbound', 'Outbound', 103, 'VirtualNetwork', ['*']],
  ['worker-to-eventhub', 'Outbound', 104, 'EventHub', ['9093']],
];
export const BROUGHT = 'Microsoft.Databricks-workspaces_UseOnly_databricks-';

/** The subnets that a workspace of Databricks lives in. */
export function subnetsOf({ properties }: Pick<Resource, 'properties'>): readonly string[] {
  const { customVirtualNetworkId, customPublicSubnetName, customPrivateSubnetName } = properties.parameters ?? {};
  if (customVirtualNetworkId === undefined) return [];
  return [customPublicSubnetName, customPrivateSubnetName].map(
    (name: Body) => `${customVirtualNetworkId.value}/subnets/${name?.value}`,
  );
}

export const databricksBehaviours: Behaviours = {
  'microsoft.databricks/workspaces': (workspace, store) => {
    const { id, location, properties } = workspace;
    const number = Number.parseInt(uuidOf(id).slice(0, 8), 16);
    Object.assign(properties, { workspaceId: `${number}`, workspaceUrl: `adb-${number}.1.azuredatabricks.localhost` });
    defaults(properties, { publicNetworkAccess: 'Enabled', requiredNsgRules: 'AllRules', parameters: {} });
    defaults(properties.parameters, {
      storageAccountName: { type: 'String', value: `dbstorage${uuidOf(id).slice(0, 8)}` },
      storageAccountSkuName: { type: 'String', value: 'Standard_GRS' },
      natGatewayName: { type: 'String', value: 'nat-gateway' },
      publicIpName: { type: 'String', value: 'nat-gw-public-ip' },
      vnetAddressPrefix: { type: 'String', value: '10.139' },
      prepareEncryption: { type: 'Bool', value: false },
      requireInfrastructureEncryption: { type: 'Bool', value: false },
    });
    if (store.has(id)) return;
    const group = properties.managedResourceGroupId;
    const account = `${group}/providers/Microsoft.Storage/storageAccounts/${properties.parameters.storageAccountName.value}`;
    store.put(group, { location, managedBy: id, properties: {} });
    store.put(account, { location, sku: { name: 'Standard_GRS' }, properties: {} });
    store.madeBeside(id, [group, ...bring(workspace, store)]);
  },
};

/** Databricks writes its rules into the groups of its subnets; they go with it. */
function bring(workspace: Resource, store: Store): string[] {
  const closed = workspace.properties.requiredNsgRules === 'NoAzureDatabricksRules';
  return subnetsOf(workspace).flatMap((subnet) => {
    const group = store.get(subnet)?.properties.networkSecurityGroup?.id;
    if (group === undefined) return [];
    return RULES.filter(([, , , to]) => !(closed && to === 'AzureDatabricks')).map(
      ([name, direction, priority, to, ports]) => {
        const id = `${group}/securityRules/${BROUGHT}${name}`;
        const inside = to === 'VirtualNetwork';
        store.put(id, {
          properties: {
            direction,
            priority,
            access: 'Allow',
            protocol: inside ? '*' : 'Tcp',
            sourceAddressPrefix: 'VirtualNetwork',
            sourcePortRange: '*',
            destinationAddressPrefix: to,
            ...(ports.length === 1 ? { destinationPortRange: ports[0] } : { destinationPortRanges: ports }),
            description: `Required for ${lastSegment(workspace.id)}`,
          },
        });
        return id;
      },
    );
  });
}
