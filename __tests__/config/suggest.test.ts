import * as fc from 'fast-check';
import { didYouMean, suggest } from '../../src/config/suggest';
import { REGIONS } from '../../src/facts/regions';

const KEYS = ['name', 'environment', 'region', 'network', 'outbound', 'firewall', 'compute', 'aks'];

describe('suggest', () => {
  test.each([
    ['netwrok', 'network'],
    ['Network', 'network'],
    ['net_work', 'network'],
    ['net-work', 'network'],
    ['net work', 'network'],
    ['enviroment', 'environment'],
    ['regoin', 'region'],
    ['ask', undefined],
    ['ak', 'aks'],
    ['regxyz', undefined],
    ['subnets', undefined],
    ['x', undefined],
    ['', undefined],
  ])('takes %j for %j', (word, meant) => {
    expect(suggest(word, KEYS)).toBe(meant);
  });

  test.each([
    ['West Europe', 'westeurope'],
    ['westeurpoe', 'westeurope'],
    ['EastUS2', 'eastus2'],
    ['east-us', 'eastus'],
    ['norwaye', 'norwayeast'],
    ['moon', undefined],
  ])('takes the region %j for %j', (word, meant) => {
    expect(suggest(word, REGIONS)).toBe(meant);
  });

  test.each([
    ['6', ['4', '5']],
    ['x', ['python', 'r', 'ubuntu']],
    ['anything', []],
  ])('has nothing for %j among %j: a word of one letter is not a slip of another', (word, words) => {
    expect(suggest(word, words)).toBeUndefined();
  });

  test('finds every word itself, in whatever case', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REGIONS), fc.boolean(), (region, upper) => {
        expect(suggest(upper ? region.toUpperCase() : region, REGIONS)).toBe(region);
      }),
    );
  });
});

test('didYouMean names the word, or says what else to do', () => {
  expect([didYouMean('netwrok', KEYS, 'remove it'), didYouMean('x', KEYS, 'remove it')]).toEqual([
    "did you mean 'network'?",
    'remove it',
  ]);
});
