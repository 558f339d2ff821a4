import { golden, goldenDifference } from '../support/golden';

test('aks-internal is written for azurerm 4 as it was reviewed', () => {
  expect(golden('aks-internal')).toMatchSnapshot();
});

test('aks-internal differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('aks-internal')).toMatchSnapshot();
});
