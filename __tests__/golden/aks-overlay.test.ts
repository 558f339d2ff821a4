import { golden, goldenDifference } from '../support/golden';

test('aks-overlay is written for azurerm 4 as it was reviewed', () => {
  expect(golden('aks-overlay')).toMatchSnapshot();
});

test('aks-overlay differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('aks-overlay')).toMatchSnapshot();
});
