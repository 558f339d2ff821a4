import { golden, goldenDifference } from '../support/golden';

test('existing-network is written for azurerm 4 as it was reviewed', () => {
  expect(golden('existing-network')).toMatchSnapshot();
});

test('existing-network differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('existing-network')).toMatchSnapshot();
});
