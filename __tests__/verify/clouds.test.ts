import { lint, readLintInput } from '../../src/compliance/lint';
import { readConfig } from '../../src/config/read';
import { readModel } from '../../src/model/build-model';
import { synthesize } from '../../src/testing';
import { Reachability } from '../../src/verify/reach';
import { verify } from '../../src/verify/verify';
import { SecuredMlStack } from '../../stacks/secured-ml-stack';
import { exampleInput, synthesizeExample } from '../support/examples';

const text = (name: string) => JSON.stringify(synthesizeExample(name).json);
const model = (json: string) => readModel({ data: JSON.parse(json) });
const broken = (json: string) => {
  const { claims } = verify(model(json));
  return [...new Set(claims.flatMap(({ answer, id }) => (answer === 'proven' ? [] : [id])))].sort();
};
const findings = (json: string) =>
  lint(readLintInput({ data: JSON.parse(json) })).filter(({ severity }) => severity !== 'note');

describe.each([
  ['government', 'usgovernment', 'api.ml.azure.us', 'azurecr.us', 'login.microsoftonline.us'],
  ['china', 'china', 'api.ml.azure.cn', 'azurecr.cn', 'login.chinacloudapi.cn'],
] as const)('%s', (name, cloud, api, registry, login) => {
  const json = text(name);

  test('is read as a stack of its cloud', () => {
    expect(model(json).cloud).toBe(cloud);
    expect(model(json).services.map((service) => service.cloud)).toEqual([cloud, cloud, cloud, cloud]);
  });

  test("is not private with the public cloud's zones", () => {
    expect(broken(json.replaceAll(`privatelink.${api}`, 'privatelink.api.azureml.ms'))).toContain('workspace-endpoint');
    expect(broken(json.replaceAll(`privatelink.${registry}`, 'privatelink.azurecr.io'))).toContain('image-login');
  });

  test("does not sign in with the public cloud's host", () => {
    expect(broken(json.replaceAll(login, 'login.microsoftonline.com'))).toEqual(
      expect.arrayContaining(['entra-http', 'entra-https']),
    );
  });

  test('is clean, and its zones are looked for by the names of its cloud', () => {
    expect(findings(json)).toEqual([]);
    const renamed = findings(json.replaceAll(`privatelink.${api}`, 'privatelink.api.azureml.ms'));
    expect(renamed.map(({ ruleId, message }) => `${ruleId} ${message}`)).toEqual([
      `ML-002 the endpoint writes no names into privatelink.${api}`,
    ]);
  });

  test('leads a public name to its own service, at the private endpoint', () => {
    const read = model(json);
    const service = read.services.find(({ kind }) => kind === 'registry');
    const subnet = read.subnets.find((one) => one.name === 'snet-compute')?.address ?? '';
    const to = { host: `${service?.name}.${registry}` };
    const { verdict, trace } = new Reachability(read).reach({ from: { subnet }, to, protocol: 'tcp', port: 443 });
    expect([verdict, trace[0]?.text]).toEqual(['reached', expect.stringContaining(`by privatelink.${registry}`)]);
  });
});

test('layers that no tag covers are not known where outbound is limited, and nothing else is', () => {
  const input = { ...exampleInput('government'), outbound: 'limited' as const, firewall: {} };
  const { config } = readConfig(input);
  if (config === undefined) throw new Error('the config was refused');
  const { json } = synthesize((app) => new SecuredMlStack(app, 'limited', { input, config }));
  const { claims } = verify(readModel({ data: json }));
  const open = claims.filter(({ answer }) => answer !== 'proven').map(({ answer, id }) => `${answer} ${id}`);
  expect([...new Set(open)]).toEqual(['unknown image-layers']);
});

test('tags that a cloud does not have, or not there, are found', () => {
  const messages = (json: string) => findings(json).map(({ message }) => message);
  const wrong = (name: string, tag: string) =>
    messages(text(name).replaceAll('"AzureMachineLearning"', `"${tag}"`)).filter((message) => message.includes(tag));
  expect(wrong('government', 'AzureFrontDoor.FirstParty')[0]).toMatch(
    /there is no 'AzureFrontDoor.FirstParty' in Azure Government$/,
  );
  expect(wrong('china', 'Storage')[0]).toMatch(
    /a firewall's network rule does not take 'Storage' in Azure in China \(21Vianet\)$/,
  );
  expect(wrong('firewall', 'Storage')).toEqual([]);
});
