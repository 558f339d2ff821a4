import { golden, goldenDifference } from '../support/golden';

test('kubernetes-compute is written for azurerm 4 as it was reviewed', () => {
  expect(golden('kubernetes-compute')).toMatchSnapshot();
});

test('kubernetes-compute differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('kubernetes-compute')).toMatchSnapshot();
});
