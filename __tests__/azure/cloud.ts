import { LOCATIONS } from './reads';
import { TENANT } from './resource';

export const SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';
const OBJECT = '22222222-2222-2222-2222-222222222222';
export const CLIENT = '33333333-3333-3333-3333-333333333333';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that nobody signed: the provider reads it and verifies nothing. */
export function token(issuer: string): string {
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, nbf: now, exp: now + 86400 };
  const claims = { aud: issuer, iss: issuer, oid: OBJECT, sub: OBJECT, tid: TENANT, appid: CLIENT, idtyp: 'app' };
  return `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url({ ...claims, ...times })}.x`;
}

/** What the provider asks about a cloud of its own before anything else. */
function metadata(base: string, version: string | null): unknown {
  const host = base.replace('https://', '');
  if (version === '2018-01-01') return { cloudEndpoint: { lab: { endpoint: host, locations: LOCATIONS } } };
  return {
    name: 'LabCloud',
    portal: base,
    resourceManager: base,
    gallery: base,
    graph: base,
    graphAudience: base,
    microsoftGraphResourceId: base,
    media: base,
    batch: `${base}/batch`,
    authentication: { loginEndpoint: base, audiences: [base], tenant: 'common', identityProvider: 'AAD' },
    attestationResourceId: `${base}/attest`,
    synapseAnalyticsResourceId: `${base}/synapse`,
    logAnalyticsResourceId: `${base}/la`,
    ossrDbmsResourceId: `${base}/oss`,
    activeDirectoryDataLake: `${base}/dl`,
    sqlManagement: base,
    suffixes: SUFFIXES,
  };
}

const SUFFIXES = {
  keyVaultDns: 'vault.localhost',
  storage: 'core.localhost',
  acrLoginServer: 'azurecr.localhost',
  sqlServerHostname: 'database.localhost',
  azureDataLakeStoreFileSystem: 'datalake.localhost',
  azureFrontDoorEndpointSuffix: 'azurefd.localhost',
  storageSyncEndpointSuffix: 'afs.localhost',
  mhsmDns: 'managedhsm.localhost',
  mysqlServerEndpoint: 'mysql.localhost',
  postgresqlServerEndpoint: 'pg.localhost',
  mariadbServerEndpoint: 'maria.localhost',
  synapseAnalytics: 'dev.azuresynapse.localhost',
  attestationEndpoint: 'attest.localhost',
};

/** What stands beside ARM: metadata, tokens, Graph. Nothing for any other path. */
export function besideArm(base: string, path: string, query: URLSearchParams): unknown {
  if (path === '/metadata/endpoints') return metadata(base, query.get('api-version'));
  if (/\/oauth2\/(v2\.0\/)?token$/.test(path))
    return { token_type: 'Bearer', expires_in: 86399, ext_expires_in: 86399, access_token: token(base) };
  if (path.startsWith('/v1.0/')) return { value: [{ id: OBJECT, appId: CLIENT }] };
  return undefined;
}
