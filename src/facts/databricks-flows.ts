import { out, type RequiredFlow, type RequiredService, service } from './required-flows';

const toControlPlane = (port: number): RequiredFlow =>
  out({
    id: `databricks-control-plane-${port}`,
    tag: 'AzureDatabricks',
    hosts: [],
    port,
    when: ['publicFrontEnd'],
    why: 'the control plane of Databricks: relay of the clusters, web application, API',
    source: 'databricksNetwork',
  });

/** What the nodes of Databricks open, from either of their subnets. The reader's own table, as `REQUIRED_FLOWS` is. */
export const DATABRICKS_NODE_FLOWS: readonly RequiredFlow[] = [
  ...[443, 3306, 8443, 8451].map(toControlPlane),
  out({
    id: 'databricks-metastore',
    tag: 'Sql',
    hosts: [],
    port: 3306,
    why: 'the metastore of the region',
    source: 'databricksNetwork',
  }),
  out({
    id: 'databricks-storage',
    tag: 'Storage',
    hosts: [],
    port: 443,
    why: 'runtime images, logs and the root file system of Databricks',
    source: 'databricksNetwork',
  }),
  out({
    id: 'databricks-events',
    tag: 'EventHub',
    hosts: [],
    port: 9093,
    why: 'logs of the clusters',
    source: 'databricksNetwork',
  }),
];

/** What the nodes of Databricks need: their own front end, and the data of the workspace that they are attached to. */
export const DATABRICKS_SERVICES: readonly RequiredService[] = [
  service({
    id: 'databricks-front-end',
    kind: 'databricks',
    part: 'front',
    port: 443,
    why: 'nodes take their orders from the front end of their workspace',
    source: 'databricksNetwork',
  }),
  service({
    id: 'databricks-endpoint',
    kind: 'databricks',
    part: 'front',
    port: 443,
    when: ['closedFrontEnd'],
    privately: true,
    why: 'with public network access disabled, nodes reach the front end by private link only',
    source: 'databricksPrivateLink',
  }),
  service({
    id: 'databricks-blobs',
    kind: 'storage',
    part: 'blob',
    port: 443,
    why: 'a secured account of the workspace is read from the network that Databricks is in',
    source: 'seed',
  }),
];
