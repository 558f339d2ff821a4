import { golden, goldenDifference } from '../support/golden';

test('firewall is written for azurerm 4 as it was reviewed', () => {
  expect(golden('firewall')).toMatchSnapshot();
});

test('firewall differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('firewall')).toMatchSnapshot();
});
