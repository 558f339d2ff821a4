import { golden, goldenDifference } from '../support/golden';

test('bootstrap is written for azurerm 4 as it was reviewed', () => {
  expect(golden('bootstrap')).toMatchSnapshot();
});

test('bootstrap differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('bootstrap')).toMatchSnapshot();
});
