import { GROUP, TestArm } from './support/arm';

const list = (location: string) =>
  new TestArm().send(
    'GET',
    `${GROUP.split('/resourceGroups')[0]}/providers/Microsoft.Network/locations/${location}/serviceTags`,
  ).body as {
    changeNumber: string;
    values: { name: string; properties: { region: string; addressPrefixes: string[] } }[];
  };

test('every tag is listed whatever the location, with the region as Azure spells it here', () => {
  const { values, changeNumber } = list('francecentral');
  expect(values.find(({ name }) => name === 'BatchNodeManagement.FranceCentral')?.properties.region).toBe(
    'centralfrance',
  );
  expect(changeNumber).toBe('376');
  expect(list('westeurope')).toEqual(list('francecentral'));
});

test('a route needs IPv4, and both kinds are listed', () => {
  const { properties } = list('francecentral').values[0] ?? {};
  expect(properties?.addressPrefixes).toEqual(expect.arrayContaining([expect.stringMatching(/:/), '4.171.27.64/27']));
});
