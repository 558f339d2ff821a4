import { REQUIRED_FLOWS, type RequiredFlow } from './required-flows';

/** Rows of the training computes that hold for a machine of one's own; the others are those of Azure Batch and notebooks. */
const SHARED: readonly string[] = [
  'entra-https',
  'entra-http',
  'workspace-service',
  'resource-manager',
  'images',
  'image-layers',
  'telemetry',
];

/** What a cluster of HDInsight needs, beside the sign-in of the service where it is attached. */
export const HDINSIGHT_FLOWS: readonly RequiredFlow[] = [
  {
    id: 'hdinsight-management',
    direction: 'in',
    tag: 'HDInsight',
    regional: true,
    hosts: [],
    protocol: 'tcp',
    port: 443,
    when: ['publicIp'],
    why: 'health and management of HDInsight reach a cluster that does not call out',
    source: 'hdinsightTraffic',
    confidence: 'high',
  },
  ...REQUIRED_FLOWS.filter(
    ({ id, direction }) => direction === 'out' && ['entra-https', 'workspace-service'].includes(id),
  ),
];

/** Parts of a workspace that jobs on a cluster of HDInsight use. */
export const HDINSIGHT_SERVICES: readonly string[] = ['blobs', 'files', 'workspace-api'];

/** What an attached machine needs: today's page on training, whose list of hosts it shares, and the sign-in of the service. */
export const ATTACHED_FLOWS: readonly RequiredFlow[] = [
  {
    id: 'service-to-machine',
    direction: 'in',
    tag: 'AzureMachineLearning',
    regional: false,
    hosts: [],
    protocol: 'tcp',
    port: 22,
    when: [],
    why: 'the service signs in by SSH, and at a public address only',
    source: 'mlAttach',
    confidence: 'medium',
  },
  ...REQUIRED_FLOWS.filter(({ id, direction }) => direction === 'out' && SHARED.includes(id)),
];
