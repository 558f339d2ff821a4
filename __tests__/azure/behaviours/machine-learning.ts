import { uuidOf } from '../resource';
import { type Behaviours, defaults } from './behaviour';

export const machineLearningBehaviours: Behaviours = {
  'microsoft.machinelearningservices/workspaces': (workspace) => {
    const { id, properties } = workspace;
    Object.assign(properties, { workspaceId: uuidOf(id), discoveryUrl: 'https://api.localhost/discovery' });
    defaults(properties, {
      publicNetworkAccess: 'Enabled',
      managedNetwork: { isolationMode: 'Disabled' },
      storageHnsEnabled: false,
      systemDatastoresAuthMode: 'AccessKey',
    });
    // Provisioned with the workspace; the provider asks for it before it makes nodes without a subnet.
    if (properties.managedNetwork.isolationMode !== 'Disabled')
      defaults(properties.managedNetwork, { status: { status: 'Active', sparkReady: false } });
    defaults(workspace, { sku: { name: 'Basic', tier: 'Basic' }, kind: 'Default' });
  },
  'microsoft.machinelearningservices/workspaces/datastores': ({ properties }) => {
    // Azure keeps what a datastore signs in with, and gives it to nobody.
    if (properties.credentials !== undefined) delete properties.credentials.secrets;
    defaults(properties, { isDefault: false, protocol: 'https' });
  },
  'microsoft.machinelearningservices/workspaces/outboundrules': ({ properties }) => {
    defaults(properties, { category: 'UserDefined', status: 'Active' });
  },
  'microsoft.machinelearningservices/workspaces/computes': ({ location, properties }) => {
    properties.computeLocation ??= location;
    properties.isAttachedCompute = properties.resourceId !== undefined;
    if (properties.properties !== undefined) properties.properties.allocationState = 'Steady';
  },
};
