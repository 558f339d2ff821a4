import { buildApp } from '../../stacks/app';
import { loadFile } from '../config/load';
import type { AzurermGeneration } from '../facts/provider';
import { planWorkspace, type WorkspaceProps } from '../plan/workspace-plan';
import { summarize } from './summary';

export interface SynthOptions {
  readonly azurerm?: AzurermGeneration;
  readonly out: string;
}

/** `secured-ml synth`: writes the stacks and prints what they build. */
export function synth(files: readonly string[], { azurerm, out }: SynthOptions): void {
  const { app, stacks } = buildApp(files.map(loadFile), { outdir: out, ...(azurerm === undefined ? {} : { azurerm }) });
  app.synth();
  for (const { workspace, node } of stacks) {
    process.stdout.write(`${summarize(workspace.plan)}\nwritten to ${out}/stacks/${node.id}/cdk.tf.json\n\n`);
  }
}

/** `secured-ml check`: prints what the configs would build. */
export function check(files: readonly string[]): void {
  for (const { file, data, lineOf } of files.map(loadFile)) {
    process.stdout.write(`${summarize(planWorkspace(data as WorkspaceProps, file, lineOf))}\n`);
  }
}
