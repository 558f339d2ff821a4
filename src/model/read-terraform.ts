import { readConfig } from './read-config';
import { readShow } from './read-show';
import type { Resource } from './terraform-value';

/** One file of Terraform JSON; `name` tells the stacks of a folder apart. */
export interface TerraformInput {
  readonly name?: string;
  readonly data: unknown;
}

/**
 * The resources of all inputs, whichever form each has.
 *
 * @throws Error saying what to run, when an input is no Terraform JSON
 */
export function readTerraform(inputs: readonly TerraformInput[]): Resource[] {
  return inputs.flatMap(({ name, data }) => {
    const prefix = inputs.length > 1 && name !== undefined ? `${name}/` : '';
    if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error(refusal(name));
    const document = data as Record<string, unknown>;
    if ('planned_values' in document || ('values' in document && 'terraform_version' in document)) {
      return readShow(document, prefix);
    }
    if ('resource' in document) return readConfig(document, prefix);
    if ('terraform_version' in document && 'format_version' in document) return [];
    throw new Error(refusal(name));
  });
}

function refusal(name = 'the input'): string {
  return `${name} is no Terraform JSON: give cdk.tf.json, or the output of 'terraform show -json' of a plan or a state`;
}
