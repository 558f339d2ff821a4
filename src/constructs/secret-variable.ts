import { TerraformStack, TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * The value of a `sensitive` variable of the stack, which Terraform takes from `TF_VAR_<name>`: the secret stands in
 * no file of the config. Whoever names it twice gets the same variable.
 */
export function secretVariable(scope: Construct, name: string, description: string): string {
  const stack = TerraformStack.of(scope);
  const known = stack.node.tryFindChild(name);
  if (known instanceof TerraformVariable) return known.stringValue;
  return new TerraformVariable(stack, name, { type: 'string', description, sensitive: true, nullable: false })
    .stringValue;
}
