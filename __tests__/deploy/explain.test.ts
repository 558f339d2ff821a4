import { errorsIn, explain } from '../../scripts/deploy/explain';

const OUTPUT = `azurerm_subnet.Ml_One_01234567: Creating...
╷
│ Error: creating Subnet: unexpected status 400 with error: NetcfgInvalidSubnet
│ 
│   with azurerm_subnet.Ml_One_01234567,
│   on cdk.tf.json line 7
│ 
╵
╷
│ Warning: something else
╵
`;
const TERRAFORM = {
  resource: { azurerm_subnet: { Ml_One_01234567: { '//': { metadata: { path: 'stack/Ml/One/Resource' } } } } },
};

test('errors are found, warnings are not', () => {
  const errors = errorsIn(OUTPUT);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/^Error: creating Subnet/);
});

test('an explanation has the error, the construct, and the request that was refused', () => {
  const refused = [{ method: 'PUT', path: '/subscriptions/s/x', reason: '400 NetcfgInvalidSubnet: no' }];
  const text = explain({ code: 1, stdout: '', stderr: OUTPUT }, TERRAFORM, refused);
  expect(text).toContain('Error: creating Subnet');
  expect(text).toContain('construct: stack/Ml/One/Resource');
  expect(text).toContain('refused: PUT /subscriptions/s/x\n  400 NetcfgInvalidSubnet: no');
});

test('where Terraform says no error, its end and its last words are told', () => {
  expect(explain({ code: 137, stdout: '', stderr: 'killed' }, {}, [])).toBe('terraform ended with 137\nkilled');
});
