import { REGION_PAIRS } from '../../src/facts/region-pairs';
import { REGIONS, type Region } from '../../src/facts/regions';

const pairs = Object.entries(REGION_PAIRS.pairs) as [Region, Region][];

test('pairs are of regions that there are', () => {
  expect(pairs.flat().filter((region) => !REGIONS.includes(region))).toEqual([]);
  expect(pairs.filter(([region, pair]) => region === pair)).toEqual([]);
});

test('most pairs hold both ways; those that do not are the ones that Microsoft names, and one that it restricts', () => {
  const oneWay = pairs.filter(([region, pair]) => REGION_PAIRS.pairs[pair] !== region).map(([region]) => region);
  // Sweden South is on the list as a pair only.
  expect(oneWay).toEqual(['brazilsouth', 'brazilsoutheast', 'swedencentral', 'westindia', 'westus3']);
});

test('East US 2 is paired with Central US, as the guide of routes says', () => {
  expect(REGION_PAIRS.pairs.eastus2).toBe('centralus');
});
