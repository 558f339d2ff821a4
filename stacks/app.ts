import { mkdirSync } from 'node:fs';
import { App } from 'cdktf';
import type { LoadedFile } from '../src/config/load';
import { ConfigError, type Problem, withEach } from '../src/config/problem';
import { readConfig } from '../src/config/read';
import type { AzurermGeneration } from '../src/facts/provider';
import { planWorkspace, type WorkspaceProps } from '../src/plan/workspace-plan';
import { SecuredMlStack } from './secured-ml-stack';

export interface AppOptions {
  /** Where the output goes. @default - CDKTF_OUTDIR, or `cdktf.out` */
  readonly outdir?: string;
  /** Takes the place of what the configs say. @default - each config's own */
  readonly azurerm?: AzurermGeneration;
}

/** An app that is ready to be synthesized, and its stacks. */
export interface BuiltApp {
  readonly app: App;
  readonly outdir: string;
  readonly stacks: readonly SecuredMlStack[];
}

/**
 * Makes one stack of each config. Nothing is written, not even the output folder, before every config is proved good.
 *
 * @throws Error that tells every problem of every config
 */
export function buildApp(files: readonly LoadedFile[], options: AppOptions = {}): BuiltApp {
  const wanted = files.map((file) => withGeneration(file, options.azurerm));
  const checked = withEach(wanted, checkedConfig);
  refuseDoubleNames(checked.map(({ plan }, index) => ({ name: plan.name, file: files[index]?.file ?? '' })));
  const outdir = options.outdir ?? process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir, stackTraces: false });
  const stacks = checked.map(({ input, config, plan }) => new SecuredMlStack(app, plan.name, { input, config }));
  return { app, outdir, stacks };
}

function withGeneration({ data, ...file }: LoadedFile, azurerm: AzurermGeneration | undefined): LoadedFile {
  if (azurerm === undefined || !isPlain(data) || !(data.provider === undefined || isPlain(data.provider)))
    return { ...file, data };
  return { ...file, data: { ...data, provider: { ...data.provider, azurerm } } };
}

function isPlain(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkedConfig({ file, data, lineOf }: LoadedFile) {
  const input = data as WorkspaceProps;
  const plan = planWorkspace(input, file, lineOf);
  const { config } = readConfig(input);
  if (config === undefined) throw new Error(`${file} was planned, so it can be read`);
  return { input, config, plan };
}

function refuseDoubleNames(stacks: readonly { name: string; file: string }[]): void {
  const problems: Problem[] = [];
  for (const [index, { name, file }] of stacks.entries()) {
    const first = stacks.findIndex((other) => other.name === name);
    if (first === index) continue;
    problems.push({
      code: 'duplicate',
      path: [],
      found: `${stacks[first]?.file} and ${file} both name '${name}'`,
      allowed: 'one config for each name, environment and region',
      fix: 'change one of the three',
    });
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
