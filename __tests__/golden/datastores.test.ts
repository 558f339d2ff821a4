import { golden, goldenDifference } from '../support/golden';

test('datastores is written for azurerm 4 as it was reviewed', () => {
  expect(golden('datastores')).toMatchSnapshot();
});

test('datastores differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('datastores')).toMatchSnapshot();
});
