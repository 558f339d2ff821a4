import { type TerraformJson, toAzurerm5 } from '../../src/dialect';
import type { Block } from '../../src/dialect/terraform-json';

/** A JSON of one resource. */
export const jsonOf = (type: string, block: Block): TerraformJson => ({ resource: { [type]: { it: block } } });

/** One resource as azurerm 5 is told of it. */
export function rewritten(type: string, block: Block): Block | undefined {
  return toAzurerm5(jsonOf(type, block)).resource?.[type]?.it;
}
