import { golden, goldenDifference } from '../support/golden';

test('data-lake is written for azurerm 4 as it was reviewed', () => {
  expect(golden('data-lake')).toMatchSnapshot();
});

test('data-lake differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('data-lake')).toMatchSnapshot();
});
