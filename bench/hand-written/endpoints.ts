import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { ITerraformDependable, TerraformStack } from 'cdktf';
import type { Network } from './network';
import type { Services } from './services';
import type { Placed } from './stack';

/** The private endpoints with their DNS zones; gives what computes must wait for. */
export function endpoints(
  stack: TerraformStack,
  placed: Placed,
  { vnet, subnets }: Network,
  { workspace, registry }: Services,
  dependsOn: ITerraformDependable[],
): ITerraformDependable[] {
  const { resourceGroupName } = placed;
  const zone = (id: string, name: string) => {
    const made = new PrivateDnsZone(stack, `zone-${id}`, { name, resourceGroupName });
    const link = new PrivateDnsZoneVirtualNetworkLink(stack, `zone-${id}-link`, {
      name: `link-${vnet.name}`,
      resourceGroupName,
      privateDnsZoneName: made.name,
      virtualNetworkId: vnet.id,
      registrationEnabled: false,
    });
    return { id: made.id, link };
  };
  const endpoint = (id: string, targetId: string, groupId: string, zones: { id: string }[]) =>
    new PrivateEndpoint(stack, `endpoint-${id}`, {
      name: `pep-fraud-dev-eastus2-${id}`,
      ...placed,
      subnetId: subnets.privateEndpoints.id,
      privateServiceConnection: {
        name: `pep-fraud-dev-eastus2-${id}`,
        isManualConnection: false,
        privateConnectionResourceId: targetId,
        subresourceNames: [groupId],
      },
      privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: zones.map((one) => one.id) },
      dependsOn,
    });
  const api = zone('api', 'privatelink.api.azureml.ms');
  const notebooks = zone('notebooks', 'privatelink.notebooks.azure.net');
  const images = zone('registry', 'privatelink.azurecr.io');
  return [
    endpoint('workspace', workspace.id, 'amlworkspace', [api, notebooks]),
    api.link,
    notebooks.link,
    endpoint('registry', registry.id, 'registry', [images]),
    images.link,
  ];
}
