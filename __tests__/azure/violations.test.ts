import { judgeBody } from './arm-types';
import { isEcho, isNoise, withoutIndexes } from './baseline';
import { Judge } from './judge';
import { inGroup, NETWORK, TestArm } from './support/arm';

const SUBNET = 'microsoft.network/virtualnetworks/subnets';
const API = '2025-01-01';
const texts = (type: string, api: string, body: unknown) => judgeBody(type, api, body)?.map(({ text }) => text);

test('a body of the published form has no violations', () => {
  const body = { properties: { addressPrefix: '10.0.0.0/24', serviceEndpoints: [{ service: 'Microsoft.Storage' }] } };
  expect(judgeBody(SUBNET, API, body)).toEqual([]);
});

test.each<[string, object, string]>([
  [
    'an unknown property',
    { properties: { adressPrefix: '10.0.0.0/24' } },
    '/properties/adressPrefix is not a property of this type',
  ],
  ['a wrong type', { properties: { addressPrefix: 7 } }, '/properties/addressPrefix 7 must be a text'],
  ['a list that is none', { properties: { serviceEndpoints: {} } }, '/properties/serviceEndpoints must be a list'],
  ['an object that is none', { properties: [] }, '/properties must be an object'],
  [
    'a wrong truth value',
    { properties: { defaultOutboundAccess: 'no' } },
    '/properties/defaultOutboundAccess "no" must be true or false',
  ],
  [
    'a read-only property',
    { properties: { provisioningState: 'x' } },
    '/properties/provisioningState is read-only, must not be sent',
  ],
  [
    'an unknown word',
    { properties: { privateEndpointNetworkPolicies: 'Off' } },
    '/properties/privateEndpointNetworkPolicies "Off" is not one of Enabled,Disabled,NetworkSecurityGroupEnabled,RouteTableEnabled',
  ],
])('fails when a body has %s', (_, body, text) => {
  expect(texts(SUBNET, API, body)).toEqual([text]);
});

test('fails when a required property is missing', () => {
  expect(
    texts('microsoft.keyvault/vaults', '2026-02-01', { location: 'x', properties: { tenantId: 'not a uuid' } }),
  ).toContain('/properties must have the property sku');
});

test('fails when a number is out of bounds', () => {
  const pool = { upgradeSettings: { drainTimeoutInMinutes: 5000 } };
  expect(texts('microsoft.containerservice/managedclusters/agentpools', '2025-10-01', { properties: pool })).toEqual([
    '/properties/upgradeSettings/drainTimeoutInMinutes 5000 must be <= 1440',
  ]);
});

test('fails when a compute is of no known kind, or has what its kind has not', () => {
  const type = 'microsoft.machinelearningservices/workspaces/computes';
  expect(texts(type, '2025-06-01', { properties: { computeType: 'Mainframe' } })?.[0]).toMatch(
    /computeType "Mainframe"/,
  );
  const cluster = { properties: { computeType: 'AmlCompute', properties: { vmSise: 'x' } } };
  expect(texts(type, '2025-06-01', cluster)).toEqual(['/properties/properties/vmSise is not a property of this type']);
});

test('words are compared without case, null stands for nothing', () => {
  const body = { properties: { privateEndpointNetworkPolicies: 'disabled', addressPrefix: null } };
  expect(judgeBody(SUBNET, API, body)).toEqual([]);
});

test('of an api-version that is not at hand nothing is said', () => {
  expect(judgeBody(SUBNET, '1999-01-01', {})).toBeUndefined();
});

test('the baseline names the noise of the provider and nothing near it', () => {
  const [noise] = judgeBody(SUBNET, API, { properties: { sharingScope: '' } }) ?? [];
  const [other] = judgeBody(SUBNET, API, { properties: { sharingScope: 'Everybody' } }) ?? [];
  expect(noise && isNoise(SUBNET, noise)).toBe(true);
  expect(other && isNoise(SUBNET, other)).toBe(false);
  expect(withoutIndexes('/subnets/12/name is')).toBe('/subnets/*/name is');
});

test('a read-only value sent back as it was is an echo, a changed one is not', () => {
  const [violation] = judgeBody(SUBNET, API, { properties: { purpose: 'x' } }) ?? [];
  expect(violation && isEcho(violation, { properties: { Purpose: 'x' } })).toBe(true);
  expect(violation && isEcho(violation, { properties: { Purpose: 'y' } })).toBe(false);
  expect(violation && isEcho(violation, undefined)).toBe(false);
});

test('the judge keeps findings, and judges what a template holds', () => {
  const arm = new TestArm();
  const judge = new Judge(arm.store);
  judge.put(NETWORK, API, {
    location: 'x',
    properties: { subnets: [{ name: 'a', properties: { sharingScope: '' } }] },
  });
  expect([judge.judged, judge.findings.length, judge.noise.size]).toEqual([1, 0, 1]);
  const resource = {
    type: 'Microsoft.Network/natGateways',
    apiVersion: API,
    name: 'ng',
    location: 'x',
    properties: { no: 1 },
  };
  judge.put(inGroup('Microsoft.Resources/deployments', 'd'), '2020-06-01', {
    properties: { mode: 'Incremental', template: { resources: [resource] } },
  });
  expect(judge.findings).toEqual([
    { id: inGroup('Microsoft.Network/natGateways', 'ng'), texts: ['/properties/no is not a property of this type'] },
  ]);
});

test('fails when something is put that no type is at hand for', () => {
  const judge = new Judge(new TestArm().store);
  judge.put(inGroup('Microsoft.Network/bastionHosts', 'b'), API, {});
  expect(judge.findings[0]?.texts).toEqual(['no ARM type Microsoft.Network/bastionHosts@2025-01-01 is at hand']);
});
