import { buildApp } from '../../stacks/app';
import { loadFile } from '../config/load';
import { withEach } from '../config/problem';
import type { AzurermGeneration } from '../facts/provider';
import { planWorkspace, type WorkspaceProps } from '../plan/workspace-plan';
import { summarize } from './summary';

export interface SynthOptions {
  readonly azurerm?: AzurermGeneration;
  readonly out: string;
}

/** `secured-ml synth`: writes the stacks and prints what they build. */
export function synth(files: readonly string[], { azurerm, out }: SynthOptions): void {
  const { app, stacks } = buildApp(withEach(files, loadFile), {
    outdir: out,
    ...(azurerm === undefined ? {} : { azurerm }),
  });
  app.synth();
  for (const { workspace, node } of stacks) {
    process.stdout.write(`${summarize(workspace.plan)}\nwritten to ${out}/stacks/${node.id}/cdk.tf.json\n\n`);
  }
}

/** `secured-ml check`: prints what the configs would build. */
export function check(files: readonly string[]): void {
  const plans = withEach(files, (file) => {
    const { data, lineOf } = loadFile(file);
    return planWorkspace(data as WorkspaceProps, file, lineOf);
  });
  for (const plan of plans) process.stdout.write(`${summarize(plan)}\n`);
}
