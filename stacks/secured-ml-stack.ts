import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { WorkspaceConfig } from '../src/config/schema';
import { toAzurerm5 } from '../src/dialect';
import type { SecuredMlWorkspaceProps } from '../src/patterns/secured-ml-workspace';
import { SecuredMlWorkspace } from '../src/patterns/secured-ml-workspace';
import { addBackend } from './backend';
import { addProvider, type ProviderConfig } from './provider';

export interface SecuredMlStackProps {
  /** What the user wrote. */
  readonly input: SecuredMlWorkspaceProps;
  /** The same, read: provider and backend come from here. */
  readonly config: ProviderConfig & Pick<WorkspaceConfig, 'backend'>;
}

/** One workspace with provider and backend, written in the azurerm generation that the config names. */
export class SecuredMlStack extends TerraformStack {
  public readonly workspace: SecuredMlWorkspace;
  private readonly generation: WorkspaceConfig['provider']['azurerm'];

  constructor(scope: Construct, id: string, { input, config }: SecuredMlStackProps) {
    super(scope, id);
    this.generation = config.provider.azurerm;
    addBackend(this, config);
    addProvider(this, config);
    this.workspace = new SecuredMlWorkspace(this, 'Ml', input);
  }

  public override toTerraform(): ReturnType<TerraformStack['toTerraform']> {
    const terraform = super.toTerraform();
    return this.generation === '5' ? toAzurerm5(terraform) : terraform;
  }

  /** @throws Error: the dialect works on JSON */
  public override toHclTerraform(): ReturnType<TerraformStack['toHclTerraform']> {
    if (this.generation === '4') return super.toHclTerraform();
    throw new Error("azurerm 5 is written as JSON only: unset SYNTH_HCL_OUTPUT, or use provider.azurerm: '4'");
  }
}
