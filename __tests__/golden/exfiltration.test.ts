import { golden, goldenDifference } from '../support/golden';

test('exfiltration is written for azurerm 4 as it was reviewed', () => {
  expect(golden('exfiltration')).toMatchSnapshot();
});

test('exfiltration differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('exfiltration')).toMatchSnapshot();
});
