import { golden, goldenDifference } from '../support/golden';

test('computes is written for azurerm 4 as it was reviewed', () => {
  expect(golden('computes')).toMatchSnapshot();
});

test('computes differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('computes')).toMatchSnapshot();
});
