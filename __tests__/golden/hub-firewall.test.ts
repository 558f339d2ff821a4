import { golden, goldenDifference } from '../support/golden';

test.each(['hub-firewall', 'classic-firewall'])('%s is written for azurerm 4 as it was reviewed', (name) => {
  expect(golden(name)).toMatchSnapshot();
});

test.each(['hub-firewall', 'classic-firewall'])('%s differs for azurerm 5 as it was reviewed', (name) => {
  expect(goldenDifference(name)).toMatchSnapshot();
});
