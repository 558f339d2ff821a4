import { golden, goldenDifference } from '../support/golden';

test('government is written for azurerm 4 as it was reviewed', () => {
  expect(golden('government')).toMatchSnapshot();
});

test('government differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('government')).toMatchSnapshot();
});
