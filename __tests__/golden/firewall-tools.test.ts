import { golden, goldenDifference } from '../support/golden';

test('firewall-tools is written for azurerm 4 as it was reviewed', () => {
  expect(golden('firewall-tools')).toMatchSnapshot();
});

test('firewall-tools differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('firewall-tools')).toMatchSnapshot();
});
