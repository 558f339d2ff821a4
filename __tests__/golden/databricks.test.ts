import { golden, goldenDifference } from '../support/golden';

test('databricks is written for azurerm 4 as it was reviewed', () => {
  expect(golden('databricks')).toMatchSnapshot();
});

test('databricks differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('databricks')).toMatchSnapshot();
});
