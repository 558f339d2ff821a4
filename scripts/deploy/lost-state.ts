import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORT_FILE } from '../../src/adopt/import-blocks';
import { REPLACED_AFTER_IMPORT } from '../../src/facts/arm-ids';
import { type Deployment, show } from './deployment';
import { expectNoChange } from './expectations';
import { findOrphans } from './find-orphans';

/** Whether something stands that an import cannot bring back: adopt names it and leaves it to a person. */
export function isReplacedAfterImport({ terraform }: Deployment): boolean {
  return Object.keys(Object(terraform.resource)).some((type) => type in REPLACED_AFTER_IMPORT);
}

/**
 * Empties the state of a stack that stands, as a machine can that dies while it writes; adopt must find all of it, and
 * nothing may be made or destroyed. @throws Error that says what would be
 */
export async function surviveLostState(deployment: Deployment): Promise<{ imported: number; updated: string[] }> {
  writeFileSync(join(deployment.folder, 'terraform.tfstate'), '');
  const { orphans, total } = await findOrphans(deployment, '');
  if (orphans.length !== total) throw new Error(`adopt found ${orphans.length} of ${total} resources`);
  const changes = await deployment.plan();
  const wrong = changes.filter(({ actions }) => actions.join() !== 'update');
  if (wrong.length > 0) throw new Error(`an import is not enough for:\n${wrong.map(show).join('\n')}`);
  await deployment.applyPlan();
  rmSync(join(deployment.folder, IMPORT_FILE));
  await expectNoChange(deployment);
  return { imported: orphans.length, updated: changes.map(({ type }) => type.replace('azurerm_', '')) };
}
