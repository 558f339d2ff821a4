import { lastSegment, uuidOf } from '../resource';
import type { Behaviours } from './behaviour';

export const hdinsightBehaviours: Behaviours = {
  'microsoft.hdinsight/clusters': ({ id, properties }) => {
    const name = lastSegment(id);
    Object.assign(properties, {
      clusterState: 'Running',
      clusterId: uuidOf(id),
      createdDate: '2026-01-01T00:00:00.000',
      connectivityEndpoints: [
        { name: 'SSH', protocol: 'TCP', location: `${name}-ssh.localhost`, port: 22 },
        { name: 'HTTPS', protocol: 'TCP', location: `${name}.localhost`, port: 443 },
      ],
    });
    properties.tier ??= 'Standard';
  },
};
