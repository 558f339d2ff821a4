import { execFile } from 'node:child_process';
import { AdoptError } from './adopt-error';
import { terraformProgram } from './program';

/** What a Terraform state says of the resources of a stack, by address. */
export interface KnownState {
  readonly known: ReadonlySet<string>;
  readonly tainted: ReadonlySet<string>;
}

interface StateJson {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly module?: string;
    readonly instances?: readonly { readonly status?: string; readonly deposed?: string }[];
  }[];
}

/** Reads the text of a state. An empty one is none: a killed Terraform can leave a file without a byte. */
export function readState(text: string): KnownState {
  const known = new Set<string>();
  const tainted = new Set<string>();
  const { resources = [] } = text.trim() === '' ? {} : (JSON.parse(text) as StateJson);
  for (const { mode, type, name, module, instances = [] } of resources) {
    const current = instances.filter(({ deposed }) => deposed === undefined);
    if (mode !== 'managed' || module !== undefined || current.length === 0) continue;
    known.add(`${type}.${name}`);
    if (current.some(({ status }) => status === 'tainted')) tainted.add(`${type}.${name}`);
  }
  return { known, tainted };
}

/** The state of a stack from wherever its backend keeps it. @throws AdoptError with what `program` said */
export function pullState(folder: string, program = terraformProgram()): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, ['state', 'pull', '-no-color'], { cwd: folder, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.slice(Math.max(0, stdout.indexOf('{'))));
      else reject(new AdoptError(`${program} state pull, in ${folder}: ${stderr.trim() || error.message}`));
    });
  });
}
