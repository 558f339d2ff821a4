import { golden, goldenDifference } from '../support/golden';

test('private-endpoints is written for azurerm 4 as it was reviewed', () => {
  expect(golden('private-endpoints')).toMatchSnapshot();
});

test('private-endpoints differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('private-endpoints')).toMatchSnapshot();
});
