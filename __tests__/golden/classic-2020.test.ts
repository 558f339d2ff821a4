import { golden, goldenDifference } from '../support/golden';

test('classic-2020 is written for azurerm 4 as it was reviewed', () => {
  expect(golden('classic-2020')).toMatchSnapshot();
});

test('classic-2020 differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('classic-2020')).toMatchSnapshot();
});
