import { golden, goldenDifference } from '../support/golden';

test('limited-outbound-tools is written for azurerm 4 as it was reviewed', () => {
  expect(golden('limited-outbound-tools')).toMatchSnapshot();
});

test('limited-outbound-tools differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('limited-outbound-tools')).toMatchSnapshot();
});
