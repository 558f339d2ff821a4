import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { secretVariable } from '../../src/constructs/secret-variable';
import { synthesizeConstructs } from '../../src/testing';

test('secretVariable declares a variable that is never shown, has no default, and keeps its name', () => {
  const { json } = synthesizeConstructs((stack) => {
    secretVariable(new Construct(stack, 'Part'), 'gateway_password', 'Password of the gateway');
  });
  expect(json.variable).toEqual({
    gateway_password: { type: 'string', description: 'Password of the gateway', sensitive: true, nullable: false },
  });
});

test('secretVariable gives the same variable to all who name it', () => {
  const { json } = synthesizeConstructs((stack) => {
    for (const part of ['One', 'Two']) {
      const own = new Construct(stack, part);
      new TerraformOutput(own, 'Key', { value: secretVariable(own, 'key', 'A key'), sensitive: true });
    }
  });
  expect(Object.keys(json.variable ?? {})).toEqual(['key']);
  expect(Object.values(json.output ?? {})).toMatchObject([{ value: '${var.key}' }, { value: '${var.key}' }]);
});
