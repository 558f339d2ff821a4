import type { Findings } from './findings';
import { IMPORT_FILE } from './import-blocks';
import { terraformProgram } from './program';

/** What was found and what to do, for people. */
export function reportFindings(findings: Findings, program = terraformProgram()): string {
  const { orphans, whole, broken, byHand, unknown, total } = findings;
  const sections = [
    section(
      `${orphans.length} in Azure and not in the state; import blocks are in ${IMPORT_FILE}`,
      orphans.map(address),
    ),
    section(
      `${whole.length} tainted, and whole in Azure; the next apply would destroy them, unless`,
      whole.map((one) => `${program} untaint '${one.address}'`),
    ),
    section(
      `${broken.length} tainted, and not finished in Azure: look at each before the next apply`,
      broken.map(address),
    ),
    section(
      'not imported, because Terraform would replace it afterwards: delete it, or import it with ignore_changes',
      byHand,
    ),
    section('not in the state, and the id is not to be told from the stack: look yourself', unknown),
  ].filter((text) => text !== undefined);
  const next = orphans.length + whole.length > 0 ? `Then run ${program} apply in the stack’s folder.` : undefined;
  const nothing = sections.length === 0 ? `Of ${total} resources none is missing in the state or tainted.` : undefined;
  return `${[nothing, ...sections, next].filter((text) => text !== undefined).join('\n\n')}\n`;
}

const address = ({ address: text }: { readonly address: string }) => text;

function section(title: string, lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}
