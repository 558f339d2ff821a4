import { golden, goldenDifference } from '../support/golden';

test('forced-tunnelling is written for azurerm 4 as it was reviewed', () => {
  expect(golden('forced-tunnelling')).toMatchSnapshot();
});

test('forced-tunnelling differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('forced-tunnelling')).toMatchSnapshot();
});
