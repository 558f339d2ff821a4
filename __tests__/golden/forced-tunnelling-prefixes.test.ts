import { golden, goldenDifference } from '../support/golden';

test('forced-tunnelling-prefixes is written for azurerm 4 as it was reviewed', () => {
  expect(golden('forced-tunnelling-prefixes')).toMatchSnapshot();
});

test('forced-tunnelling-prefixes differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('forced-tunnelling-prefixes')).toMatchSnapshot();
});
