import { TENANT, uuidOf } from '../resource';
import type { Behaviours } from './behaviour';

export const identityBehaviours: Behaviours = {
  'microsoft.managedidentity/userassignedidentities': ({ id, properties }) => {
    Object.assign(properties, { tenantId: TENANT, principalId: uuidOf(`${id}p`), clientId: uuidOf(`${id}c`) });
  },
  'microsoft.authorization/roleassignments': ({ id, properties }) => {
    properties.scope = id.slice(0, id.toLowerCase().lastIndexOf('/providers/'));
    properties.principalType ??= 'ServicePrincipal';
  },
};
