import { golden, goldenDifference } from '../support/golden';

test('limited-outbound is written for azurerm 4 as it was reviewed', () => {
  expect(golden('limited-outbound')).toMatchSnapshot();
});

test('limited-outbound differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('limited-outbound')).toMatchSnapshot();
});
