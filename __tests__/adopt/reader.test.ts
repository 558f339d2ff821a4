import { armReader, cloudOfStack, type HttpGet } from '../../src/adopt';

const ID = '/subscriptions/s/resourceGroups/a b';
const token = async () => 'secret';

function reader(...answers: readonly (Awaited<ReturnType<HttpGet>> | Error)[]) {
  const calls: string[] = [];
  const get: HttpGet = async (url, { Authorization }) => {
    calls.push(`${Authorization} ${url}`);
    const answer = answers[Math.min(calls.length, answers.length) - 1];
    if (answer instanceof Error || answer === undefined) throw answer ?? new Error('no answer');
    return { retryAfterSeconds: 0, ...answer };
  };
  return { calls, read: () => armReader({ token, get, tries: 3 }).read(ID, '2023-07-01') };
}

test('it asks Azure Resource Manager by GET, with the token of whoever is logged in', async () => {
  const { calls, read } = reader({ status: 200, text: '{"id":"x"}' });
  expect(await read()).toEqual({ id: 'x', properties: {} });
  expect(calls).toEqual([
    'Bearer secret https://management.azure.com/subscriptions/s/resourceGroups/a%20b?api-version=2023-07-01',
  ]);
});

test.each([
  ['usgovernment', 'https://management.usgovcloudapi.net/'],
  ['china', 'https://management.chinacloudapi.cn/'],
] as const)('it asks the host of %s', async (cloud, host) => {
  const asked: string[] = [];
  const get: HttpGet = async (url) => {
    asked.push(url);
    return { status: 404, text: '' };
  };
  await armReader({ cloud, token, get }).read(ID, '2023-07-01');
  expect(asked[0]).toContain(host);
});

test.each([
  ['usgovernment', 'usgovernment'],
  ['china', 'china'],
  ['public', 'public'],
  [undefined, 'public'],
  ['${var.environment}', 'public'],
])('a provider for %s is asked of %s', (environment, cloud) => {
  expect(cloudOfStack({ provider: { azurerm: [{ ...(environment === undefined ? {} : { environment }) }] } })).toBe(
    cloud,
  );
});

test('what is not there is no error', async () => {
  expect(await reader({ status: 404, text: '' }).read()).toBeUndefined();
});

test('it asks again when Azure is busy or the connection breaks', async () => {
  const { calls, read } = reader({ status: 429, text: '' }, new Error('reset'), { status: 200, text: '{}' });
  expect(await read()).toEqual({ properties: {} });
  expect(calls).toHaveLength(3);
});

test('fails when Azure stays busy, and when nobody may look: that is not the same as not there', async () => {
  await expect(reader({ status: 503, text: 'busy' }).read()).rejects.toThrow('answered 503: busy');
  await expect(reader({ status: 403, text: 'AuthorizationFailed' }).read()).rejects.toThrow('403');
});
