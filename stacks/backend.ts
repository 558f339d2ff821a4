import { AzurermBackend, LocalBackend, NamedRemoteWorkspace, RemoteBackend, type TerraformStack } from 'cdktf';
import type { WorkspaceConfig } from '../src/config/schema';
import { environmentOf } from './provider';

/**
 * Where the state of the stack lives. Written out even where it is local: cdktf's own default puts the path of this
 * machine into the output. An account of Azure is looked for in the cloud of the workspace.
 */
export function addBackend(stack: TerraformStack, config: Pick<WorkspaceConfig, 'backend' | 'region'>): void {
  const { azurerm, remote, local } = config.backend;
  const name = stack.node.id;
  if (azurerm !== undefined) {
    const key = azurerm.key ?? `${name}.tfstate`;
    new AzurermBackend(stack, { ...azurerm, key, ...environmentOf(config), useAzureadAuth: true });
  } else if (remote !== undefined) {
    const { organization, workspace, hostname } = remote;
    new RemoteBackend(stack, {
      organization,
      workspaces: new NamedRemoteWorkspace(workspace),
      ...(hostname === undefined ? {} : { hostname }),
    });
  } else {
    // Terraform runs in cdktf.out/stacks/<name>, so this is a file beside cdktf.out.
    new LocalBackend(stack, { path: local?.path ?? `../../../terraform.${name}.tfstate` });
  }
}
