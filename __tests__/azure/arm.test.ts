import { codeOf, GROUP, inGroup, NETWORK, TestArm } from './support/arm';

const WORKSPACE = inGroup('Microsoft.MachineLearningServices/workspaces', 'mlw');

test('fails when the resource group is missing', () => {
  const id = '/subscriptions/s/resourceGroups/other/providers/Microsoft.Network/virtualNetworks/vnet';
  expect(new TestArm().send('PUT', id, {})).toMatchObject({ status: 404 });
});

test('fails when the parent is missing', () => {
  expect(new TestArm().send('PUT', `${WORKSPACE}/computes/cpu`, {}).status).toBe(404);
});

test('fails when the scope of an extension is missing', () => {
  const id = `${WORKSPACE}/providers/Microsoft.Authorization/roleAssignments/r`;
  expect(new TestArm().send('PUT', id, {}).status).toBe(404);
});

test('PATCH merges objects and replaces tags', () => {
  const arm = new TestArm();
  arm.make(WORKSPACE, { description: 'old', friendlyName: 'kept' }, { tags: { a: '1' } });
  arm.send('PATCH', WORKSPACE, { tags: { b: '2' }, properties: { description: 'new' } });
  expect(arm.store.get(WORKSPACE)).toMatchObject({
    tags: { b: '2' },
    properties: { description: 'new', friendlyName: 'kept' },
  });
  expect(arm.store.get(WORKSPACE)?.tags).not.toHaveProperty('a');
});

test('a DELETE of what is not there is no error', () => {
  expect(new TestArm().send('DELETE', WORKSPACE).status).toBe(204);
});

test('a compute is deleted only with the word what becomes of what it runs on', () => {
  const arm = new TestArm();
  arm.make(WORKSPACE);
  arm.make(`${WORKSPACE}/computes/cpu`, { computeType: 'AmlCompute' });
  expect(codeOf(arm.send('DELETE', `${WORKSPACE}/computes/cpu`))).toBe('BadRequest');
  expect(arm.send('DELETE', `${WORKSPACE}/computes/cpu`, undefined, 'underlyingResourceAction=Delete').status).toBe(
    200,
  );
});

test('a component goes with its billing features, which have no envelope, and its alert rule', () => {
  const arm = new TestArm();
  const before = arm.store.size;
  const component = arm.make(inGroup('Microsoft.Insights/components', 'appi'), { Application_Type: 'web' });
  arm.send('PUT', `${component}/currentBillingFeatures`, { CurrentBillingFeatures: ['Basic'] });
  expect(arm.send('GET', `${component}/currentBillingFeatures`).body).toEqual({ CurrentBillingFeatures: ['Basic'] });
  expect(arm.send('DELETE', component).status).toBe(200);
  expect(arm.store.size).toBe(before);
});

test('a list holds what is in the group, and of a network only its own subnets', () => {
  const arm = new TestArm();
  arm.subnet('one', '10.0.0.0/24');
  const other = inGroup('Microsoft.Network/virtualNetworks', 'other');
  arm.make(other, { addressSpace: { addressPrefixes: ['10.1.0.0/16'] } });
  arm.make(`${other}/subnets/two`, { addressPrefixes: ['10.1.0.0/24'] });
  expect(arm.send('GET', `${NETWORK}/subnets`).body).toMatchObject({ value: [{ name: 'one' }] });
  expect((arm.send('GET', `${GROUP}/resources`).body as { value: unknown[] }).value).toHaveLength(2);
});

test('a template deployment makes its resources', () => {
  const arm = new TestArm();
  arm.make(WORKSPACE);
  arm.make(inGroup('Microsoft.Resources/deployments', 'attach'), {
    mode: 'Incremental',
    parameters: { name: { value: 'cpu' } },
    template: {
      parameters: { name: { type: 'string' } },
      resources: [
        {
          type: 'Microsoft.MachineLearningServices/workspaces/computes',
          apiVersion: '2025-06-01',
          name: "[concat('mlw', '/', parameters('name'))]",
          properties: { computeType: 'AmlCompute' },
        },
      ],
    },
  });
  expect(arm.store.get(`${WORKSPACE}/computes/cpu`)).toMatchObject({ properties: { computeType: 'AmlCompute' } });
});

describe('a secret of a template deployment', () => {
  const DEPLOYMENT = inGroup('Microsoft.Resources/deployments', 'd');
  const template = {
    parameters: { key: { type: 'SecureString' } },
    resources: [
      {
        type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
        apiVersion: '2024-11-30',
        name: 'id',
        properties: { note: "[parameters('key')]" },
      },
    ],
  };
  const send = (arm: TestArm, key: object) =>
    arm.send('PUT', DEPLOYMENT, { properties: { mode: 'Incremental', template, parameters: { key } } });

  test('is used and shown to nobody', () => {
    const arm = new TestArm();
    expect(send(arm, { value: 'a secret' }).status).toBe(200);
    expect(arm.store.get(inGroup('Microsoft.ManagedIdentity/userAssignedIdentities', 'id'))?.properties.note).toBe(
      'a secret',
    );
    expect(JSON.stringify(arm.send('GET', DEPLOYMENT).body)).not.toContain('a secret');
  });

  test('may stand in a vault, which is shown', () => {
    const arm = new TestArm();
    const reference = {
      keyVault: { id: '/subscriptions/s/resourceGroups/ops/providers/x/vaults/kv' },
      secretName: 'k',
    };
    expect(send(arm, { reference }).status).toBe(200);
    expect(arm.store.get(DEPLOYMENT)?.properties.parameters.key).toEqual({ reference });
  });

  test('fails when it is not sent again', () => {
    const arm = new TestArm();
    send(arm, { value: 'a secret' });
    expect(codeOf(send(arm, {}))).toBe('InvalidTemplate');
  });
});

test('what Azure refuses is refused in a template deployment too', () => {
  const arm = new TestArm();
  const workspace = arm.make(inGroup('Microsoft.MachineLearningServices/workspaces', 'mlw'));
  const resources = [
    {
      type: 'Microsoft.MachineLearningServices/workspaces/computes',
      apiVersion: '2025-06-01',
      name: 'mlw/vm',
      properties: { computeType: 'VirtualMachine' },
    },
  ];
  const body = { properties: { mode: 'Incremental', template: { resources } } };
  expect(JSON.stringify(arm.send('PUT', inGroup('Microsoft.Resources/deployments', 'd'), body).body)).toContain(
    'MissingCredentials',
  );
  expect(arm.store.has(`${workspace}/computes/vm`)).toBe(false);
});

test.each(["[resourceId('x')]", "[parameters('nobody')]", "[concat('a']"])('fails when a template says %s', (name) => {
  const resources = [{ type: 'Microsoft.Network/natGateways', apiVersion: '2025-01-01', name }];
  const body = { properties: { mode: 'Incremental', template: { resources } } };
  const id = inGroup('Microsoft.Resources/deployments', 'bad');
  const arm = new TestArm();
  expect(codeOf(arm.send('PUT', id, body))).toBe('InvalidTemplate');
  expect(arm.store.has(id)).toBe(false);
});
