import { type Environment, mustRun, oneLine, run, tail } from '../command';

interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly context?: string };
  readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
}

export interface Validation {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** What Terraform and the provider say of a folder of configuration, each with the address that it is about. */
export function validateFolder(folder: string, env: Environment): Validation {
  mustRun('terraform', ['init', '-backend=false', '-input=false', '-no-color'], { cwd: folder, env });
  const answer = run('terraform', ['validate', '-json'], { cwd: folder, env });
  const diagnostics = readDiagnostics(answer.stdout);
  if (diagnostics === undefined)
    return { errors: [`terraform validate ended with ${answer.code}: ${tail(answer, 20)}`], warnings: [] };
  const of = (severity: string) => diagnostics.filter((one) => one.severity === severity).map(sentence);
  return { errors: of('error'), warnings: of('warning') };
}

function readDiagnostics(json: string): readonly Diagnostic[] | undefined {
  try {
    return (JSON.parse(json) as { diagnostics: readonly Diagnostic[] }).diagnostics;
  } catch {
    return undefined;
  }
}

function sentence({ summary, detail = '', address, snippet, range }: Diagnostic): string {
  const line = range === undefined ? 'somewhere' : `${range.filename}:${range.start.line}`;
  return `${address ?? snippet?.context ?? line}: ${oneLine(`${summary}: ${detail}`, 500)}`;
}
