import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import type { TerraformJson } from '../dialect/terraform-json';

/** The arguments of one resource, as Terraform reads them. */
export type ResourceJson = { readonly [argument: string]: unknown };

/** A stack as Terraform will read it. */
export class SynthesizedStack {
  constructor(
    /** All of `cdk.tf.json`. */
    public readonly json: TerraformJson,
    public readonly name: string,
  ) {}

  /** Resources of a type by their logical id, without the metadata that cdktf adds under '//'. */
  public byId(type: string): { readonly [logicalId: string]: ResourceJson } {
    const resources = Object.entries(this.json.resource?.[type] ?? {});
    return Object.fromEntries(resources.map(([id, { '//': _, ...resource }]) => [id, resource]));
  }

  /** Every resource of a type. */
  public all(type: string): readonly ResourceJson[] {
    return Object.values(this.byId(type));
  }

  /** @throws Error when there is none, or more than one */
  public only(type: string): ResourceJson {
    const [first, ...others] = this.all(type);
    if (first === undefined || others.length > 0)
      throw new Error(`expected one ${type}, found ${this.all(type).length}`);
    return first;
  }

  /** How many resources there are of each type. */
  public get counts(): { readonly [type: string]: number } {
    return Object.fromEntries(
      Object.keys(this.json.resource ?? {})
        .sort()
        .map((type) => [type, this.all(type).length]),
    );
  }
}

/**
 * Synthesizes a stack of one's own the way the app does: aspects and validations run, error annotations fail.
 *
 * cdktf's `Testing.synth` runs no validation by default and never fails on an error annotation, so a test could pass
 * on a stack that `cdktf synth` refuses. Nothing is left on disk.
 *
 * @throws Error whatever the synthesis throws
 */
export function synthesize(build: (app: App) => TerraformStack): SynthesizedStack {
  const outdir = mkdtempSync(join(tmpdir(), 'secured-ml-'));
  try {
    const app = new App({ outdir, stackTraces: false });
    const stack = build(app);
    app.synth();
    const { synthesizedStackPath } = app.manifest.forStack(stack);
    return new SynthesizedStack(
      JSON.parse(readFileSync(join(outdir, synthesizedStackPath), 'utf8')) as TerraformJson,
      stack.node.id,
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The same for constructs: a stack named `test`, with the azurerm provider and a local backend, around what `build` adds. */
export function synthesizeConstructs(build: (stack: TerraformStack) => void): SynthesizedStack {
  return synthesize((app) => {
    const stack = new TerraformStack(app, 'test');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    build(stack);
    return stack;
  });
}
