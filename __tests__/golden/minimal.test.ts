import { golden, goldenDifference } from '../support/golden';

test('minimal is written for azurerm 4 as it was reviewed', () => {
  expect(golden('minimal')).toMatchSnapshot();
});

test('minimal differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('minimal')).toMatchSnapshot();
});
