import { App } from 'cdktf';
import { loadFile } from '../src/config/load';
import { buildApp } from '../stacks/app';
import { HandWrittenStack } from './hand-written/stack';
import type { Both } from './program';

/** Builds an app of so many workspaces and writes it. */
export type BuildMany = (workspaces: number, outdir: string, example: string) => void;

export const BUILD_MANY: Both<BuildMany> = {
  // Each workspace is read from the file anew, as if it had one of its own.
  ours: (workspaces, outdir, example) => {
    const files = names(workspaces).map((name) => {
      const { data, ...file } = loadFile(example);
      return { ...file, data: renamed(data as Example, name) };
    });
    buildApp(files, { outdir }).app.synth();
  },
  handWritten: (workspaces, outdir) => {
    const app = new App({ outdir, stackTraces: false });
    for (const name of names(workspaces)) new HandWrittenStack(app, name);
    app.synth();
  },
};

interface Example {
  readonly compute: { readonly instances: readonly object[] };
}

/** The example under another name; its instance too, since no two of a region share one. */
function renamed(example: Example, name: string): Example {
  const instances = example.compute.instances.map((instance) => ({ ...instance, name: `notebook-${name}` }));
  return { ...example, compute: { ...example.compute, instances }, ...{ name } };
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `fraud${index}`);
}
