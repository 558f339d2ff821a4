import { request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';
import { FAULT_KINDS, Faults, NO_FAULTS } from './faults';
import { StandIn } from './stand-in';

const GROUP = '/subscriptions/s/resourceGroups/rg';
let standIn: StandIn;

beforeEach(async () => {
  standIn = await StandIn.start();
});
afterEach(() => standIn.stop());

interface Heard {
  readonly status: number;
  readonly text: string;
}

function call(method: string, path: string, body?: object, host?: string): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const options = { method, ca: standIn.trusted, port: standIn.port, host: '127.0.0.1', agent: false as const };
    const sent = request({ ...options, path, headers: host === undefined ? {} : { host } }, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const group = () => call('PUT', `${GROUP}?api-version=2023-07-01`, { location: 'westeurope' });

test('it speaks TLS on loopback, with a certificate of its own', async () => {
  expect((await group()).status).toBe(200);
  expect(JSON.parse((await call('GET', GROUP)).text)).toMatchObject({ location: 'westeurope' });
  expect(standIn.judge).toMatchObject({ judged: 1, findings: [] });
});

test('it closes no connection that is idle: the next request could meet the end of it', async () => {
  const agent = new Agent({ keepAlive: true });
  const headers = await new Promise<object>((resolve) => {
    const options = { agent, ca: standIn.trusted, port: standIn.port, host: '127.0.0.1', path: '/metadata/endpoints' };
    request(options, (answer) => resolve(answer.resume().headers)).end();
  });
  agent.destroy();
  expect(headers).toMatchObject({ connection: 'keep-alive' });
  expect(headers).not.toHaveProperty('keep-alive');
});

test('two of them know nothing of each other', async () => {
  const other = await StandIn.start();
  await group();
  expect([standIn.arm.store.size, other.arm.store.size]).toEqual([1, 0]);
  await other.stop();
});

test('it gives out tokens and the metadata of its cloud', async () => {
  expect((await call('POST', '/tenant/oauth2/v2.0/token')).text).toContain('access_token');
  const { text } = await call('GET', '/metadata/endpoints?api-version=2022-09-01');
  expect(JSON.parse(text)).toMatchObject({
    resourceManager: standIn.url,
    suffixes: { keyVaultDns: 'vault.localhost' },
  });
});

test('fails when something is refused, and remembers what', async () => {
  await call('PUT', `${GROUP}/providers/Microsoft.Network/natGateways/ng?api-version=2025-01-01`, { location: 'x' });
  expect(standIn.refused).toEqual([
    {
      method: 'PUT',
      path: `${GROUP}/providers/Microsoft.Network/natGateways/ng`,
      reason: `404 ResourceNotFound: The Resource '${GROUP.toLowerCase()}' was not found.`,
    },
  ]);
});

test.each(['429', '500', '503'] as const)('a call that is answered %s is not carried out', async (kind) => {
  standIn.faults.follow({ ...NO_FAULTS, probability: 1, kinds: [kind] });
  expect((await group()).status).toBe(Number(kind));
  expect(standIn.arm.store.size).toBe(0);
});

test('a call that is reset is not carried out, one whose answer is lost is', async () => {
  standIn.faults.follow({ ...NO_FAULTS, probability: 1, kinds: ['reset'] });
  await expect(group()).rejects.toThrow();
  expect(standIn.arm.store.size).toBe(0);
  standIn.faults.follow({ ...NO_FAULTS, probability: 1, kinds: ['lost'] });
  await expect(group()).rejects.toThrow();
  expect(standIn.arm.store.size).toBe(1);
  expect(standIn.faults.total).toBe(2);
});

test('the same seed draws the same faults', () => {
  const draw = (seed: number) => {
    const faults = new Faults({ seed, probability: 0.5, kinds: FAULT_KINDS, latencyMs: 0 });
    return Array.from({ length: 50 }, () => faults.draw());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('a closed account and a closed vault refuse a stranger on the Internet', async () => {
  await group();
  const account = `${GROUP}/providers/Microsoft.Storage/storageAccounts/st1`;
  const body = (networkAcls: object) => ({ location: 'x', sku: { name: 'Standard_LRS' }, properties: { networkAcls } });
  await call('PUT', `${account}?api-version=2025-08-01`, body({ defaultAction: 'Deny', ipRules: [] }));
  expect((await call('GET', '/', undefined, 'st1.blob.core.localhost')).status).toBe(403);
  await call(
    'PUT',
    `${account}?api-version=2025-08-01`,
    body({ defaultAction: 'Deny', ipRules: [{ value: '198.51.100.200' }] }),
  );
  expect((await call('GET', '/', undefined, 'st1.blob.core.localhost')).status).toBe(200);
  const vault = { location: 'x', properties: { publicNetworkAccess: 'Disabled' } };
  await call('PUT', `${GROUP}/providers/Microsoft.KeyVault/vaults/kv1?api-version=2026-02-01`, vault);
  expect((await call('GET', '/', undefined, 'kv1.vault.localhost')).status).toBe(403);
  expect(standIn.dataPlane).toMatchObject({ refused: 2, allowed: 1 });
});

test('as a proxy it leads nobody out', async () => {
  const { port } = standIn;
  const status = await new Promise((resolve, reject) => {
    const sent = request({
      method: 'CONNECT',
      ca: standIn.trusted,
      port,
      host: '127.0.0.1',
      path: 'example.com:443',
      agent: false,
    });
    sent.on('connect', (answer) => resolve(answer.statusCode));
    sent.on('error', reject);
    sent.end();
  });
  expect(status).toBe(403);
  expect([...standIn.refusedHosts.keys()]).toEqual(['example.com:443']);
});

test('fails when it is spoken to without TLS', async () => {
  const answer = new Promise((_, reject) => {
    plainRequest({ port: standIn.port, host: '127.0.0.1', path: GROUP }).on('error', reject).end();
  });
  await expect(answer).rejects.toThrow();
});
