import { golden, goldenDifference } from '../support/golden';

test('china is written for azurerm 4 as it was reviewed', () => {
  expect(golden('china')).toMatchSnapshot();
});

test('china differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('china')).toMatchSnapshot();
});
