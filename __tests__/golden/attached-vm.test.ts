import { golden, goldenDifference } from '../support/golden';

test('attached-vm is written for azurerm 4 as it was reviewed', () => {
  expect(golden('attached-vm')).toMatchSnapshot();
});

test('attached-vm differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('attached-vm')).toMatchSnapshot();
});
