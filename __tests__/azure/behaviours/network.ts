import { type Body, uuidOf } from '../resource';
import { type Behaviours, defaults } from './behaviour';

export const networkBehaviours: Behaviours = {
  'microsoft.network/virtualnetworks': ({ id, properties }) => {
    properties.resourceGuid = uuidOf(id);
    defaults(properties, { virtualNetworkPeerings: [], enableDdosProtection: false });
  },
  'microsoft.network/virtualnetworks/subnets': ({ properties }) => {
    defaults(properties, {
      privateEndpointNetworkPolicies: 'Disabled',
      privateLinkServiceNetworkPolicies: 'Enabled',
      delegations: [],
      serviceEndpoints: [],
    });
    for (const delegation of properties.delegations) delegation.properties.actions ??= [];
    for (const endpoint of properties.serviceEndpoints) {
      endpoint.locations ??= ['*'];
      endpoint.provisioningState = 'Succeeded';
    }
  },
  'microsoft.network/virtualnetworks/virtualnetworkpeerings': ({ id, properties }, store) => {
    const network = id.replace(/\/virtualNetworkPeerings\/[^/]+$/i, '');
    const remote = String(properties.remoteVirtualNetwork?.id ?? '').toLowerCase();
    const back = store
      .children(remote, 'virtualNetworkPeerings')
      .find((one) => one.properties.remoteVirtualNetwork?.id?.toLowerCase() === network.toLowerCase());
    properties.peeringState = back === undefined ? 'Initiated' : 'Connected';
    if (back !== undefined) back.properties.peeringState = 'Connected';
    properties.peeringSyncLevel ??= 'FullyInSync';
  },
  'microsoft.network/publicipaddresses': (address, store) => {
    defaults(address.properties, {
      ipAddress: `20.0.0.${1 + (store.size % 250)}`,
      idleTimeoutInMinutes: 4,
      publicIPAddressVersion: 'IPv4',
      ddosSettings: { protectionMode: 'VirtualNetworkInherited' },
    });
    address.sku ??= { name: 'Basic' };
    address.sku.tier ??= 'Regional';
  },
  'microsoft.network/azurefirewalls': ({ id, properties }) => {
    for (const config of properties.ipConfigurations ?? []) {
      config.id = `${id}/azureFirewallIpConfigurations/${config.name}`;
      config.properties.privateIPAddress ??= '10.0.1.4';
    }
    properties.threatIntelMode ??= 'Alert';
    for (const kind of ['applicationRuleCollections', 'networkRuleCollections', 'natRuleCollections']) {
      properties[kind] ??= [];
      for (const collection of properties[kind] as Body[]) collection.id ??= `${id}/${kind}/${collection.name}`;
    }
  },
  'microsoft.network/firewallpolicies': ({ properties }) =>
    defaults(properties, { sku: { tier: 'Standard' }, threatIntelMode: 'Alert', firewalls: [], childPolicies: [] }),
};
