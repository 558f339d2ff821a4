import type { Resource } from '../resource';
import type { Store } from '../store';
import { type Behaviours, defaults } from './behaviour';

export const privateLinkBehaviours: Behaviours = {
  'microsoft.network/privateendpoints': (endpoint, store) => {
    const { id, properties } = endpoint;
    defaults(properties, {
      customDnsConfigs: [],
      manualPrivateLinkServiceConnections: [],
      privateLinkServiceConnections: [],
    });
    const { privateLinkServiceConnections: automatic, manualPrivateLinkServiceConnections: manual } = properties;
    for (const connection of [...automatic, ...manual]) {
      connection.id = `${id}/privateLinkServiceConnections/${connection.name}`;
      Object.assign(connection.properties, {
        provisioningState: 'Succeeded',
        privateLinkServiceConnectionState: { status: 'Approved', description: 'Auto', actionsRequired: 'None' },
      });
    }
    properties.networkInterfaces = [{ id: addInterface(endpoint, store) }];
  },
  'microsoft.network/privateendpoints/privatednszonegroups': ({ id, properties }) => {
    for (const config of properties.privateDnsZoneConfigs ?? []) {
      config.id = `${id}/privateDnsZoneConfigs/${config.name}`;
      config.properties.recordSets ??= [];
    }
  },
  'microsoft.network/privatednszones': ({ id, name, properties }, store) => {
    Object.assign(properties, {
      numberOfRecordSets: 1,
      maxNumberOfRecordSets: 25000,
      numberOfVirtualNetworkLinks: 0,
      maxNumberOfVirtualNetworkLinks: 1000,
      maxNumberOfVirtualNetworkLinksWithRegistration: 100,
    });
    store.set(`${id}/SOA/@`, startOfAuthority(id, String(name)));
  },
};

/** Azure puts a network interface beside an endpoint; it holds the address, and goes with the endpoint. */
function addInterface({ id, name, location, properties }: Resource, store: Store): string {
  const nic = id.replace(/privateEndpoints\/[^/]+$/i, `networkInterfaces/${name}.nic`);
  const address = {
    privateIPAddress: '10.0.0.7',
    subnet: properties.subnet,
    primary: true,
    privateLinkConnectionProperties: { fqdns: [] },
  };
  store.set(nic, {
    id: nic,
    name: `${name}.nic`,
    type: 'Microsoft.Network/networkInterfaces',
    location,
    properties: {
      provisioningState: 'Succeeded',
      ipConfigurations: [{ id: `${nic}/ipConfigurations/x`, name: 'x', properties: address }],
    },
  });
  return nic;
}

function startOfAuthority(zoneId: string, zone: string): Resource {
  return {
    id: `${zoneId}/SOA/@`,
    name: '@',
    type: 'Microsoft.Network/privateDnsZones/SOA',
    properties: {
      ttl: 3600,
      fqdn: `${zone}.`,
      soaRecord: {
        email: 'azureprivatedns-host.microsoft.com',
        expireTime: 2419200,
        host: 'azureprivatedns.net',
        minimumTtl: 10,
        refreshTime: 3600,
        retryTime: 300,
        serialNumber: 1,
      },
    },
  };
}
