import type { Candidate } from './candidate';

export const IMPORT_FILE = 'adopt.tf';
/** The first line, by which the file is known as ours. */
export const HEADER = '# Written by `secured-ml adopt`: what is in Azure and was missing in the state.';

/** Terraform's import blocks, in the order of the addresses; nothing where there is nothing to import. */
export function importBlocks(orphans: readonly Candidate[]): string | undefined {
  if (orphans.length === 0) return undefined;
  const sorted = [...orphans].sort((a, b) => (a.address < b.address ? -1 : 1));
  const blocks = sorted.map(({ address, importId }) => `import {\n  to = ${address}\n  id = ${quoted(importId)}\n}`);
  return `${[HEADER, '# It may go once an apply went through.', '', blocks.join('\n\n')].join('\n')}\n`;
}

const quoted = (text: string) => JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');
