import { golden, goldenDifference } from '../support/golden';

test('attached-hdinsight is written for azurerm 4 as it was reviewed', () => {
  expect(golden('attached-hdinsight')).toMatchSnapshot();
});

test('attached-hdinsight differs for azurerm 5 as it was reviewed', () => {
  expect(goldenDifference('attached-hdinsight')).toMatchSnapshot();
});
