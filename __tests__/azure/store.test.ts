import { NETWORK, subnetId, TestArm } from './support/arm';

const ROLE = '/providers/Microsoft.Authorization/roleAssignments/11111111-1111-1111-1111-111111111111';

function networkWithRole() {
  const arm = new TestArm();
  const subnet = arm.subnet('one', '10.0.0.0/24');
  arm.make(`${subnet}${ROLE}`, { principalId: 'p' });
  return arm;
}

test('a resource is found whatever the case of its id', () => {
  const arm = networkWithRole();
  expect(arm.send('GET', NETWORK.toUpperCase()).status).toBe(200);
});

test('a network shows its subnets inline', () => {
  const arm = networkWithRole();
  expect(arm.send('GET', NETWORK).body).toMatchObject({ properties: { subnets: [{ name: 'one' }] } });
});

test('a role assignment on a subnet survives a PUT of the network with that subnet', () => {
  const arm = networkWithRole();
  arm.make(NETWORK, {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    dhcpOptions: { dnsServers: ['10.0.1.4'] },
    subnets: [{ name: 'one', properties: { addressPrefixes: ['10.0.0.0/24'] } }],
  });
  expect(arm.send('GET', `${subnetId('one')}${ROLE}`).status).toBe(200);
});

test('a role assignment on a subnet survives a PUT of the subnet', () => {
  const arm = networkWithRole();
  arm.subnet('one', '10.0.0.0/25');
  expect(arm.send('GET', `${subnetId('one')}${ROLE}`).status).toBe(200);
});

test('a PUT of the network without the word subnets keeps them', () => {
  const arm = networkWithRole();
  arm.make(NETWORK, { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } });
  expect(arm.send('GET', subnetId('one')).status).toBe(200);
});

test('a PUT of the network with fewer subnets takes the others away, with what is on them', () => {
  const arm = networkWithRole();
  arm.make(NETWORK, { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [] });
  expect(arm.send('GET', `${subnetId('one')}${ROLE}`).status).toBe(404);
});

test('a resource group goes with everything in it', () => {
  const arm = networkWithRole();
  arm.send('DELETE', '/subscriptions/s/resourceGroups/rg');
  expect(arm.store.size).toBe(0);
});

test('what Azure makes beside a resource goes with it', () => {
  const arm = new TestArm();
  const subnet = arm.subnet('one', '10.0.0.0/24');
  const before = arm.store.size;
  const endpoint = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pep';
  arm.make(endpoint, { subnet: { id: subnet } });
  expect(arm.store.size).toBe(before + 2);
  arm.send('DELETE', endpoint);
  expect(arm.store.size).toBe(before);
});
