import { AzurermBackend, LocalBackend, NamedRemoteWorkspace, RemoteBackend, type TerraformStack } from 'cdktf';
import type { WorkspaceConfig } from '../src/config/schema';

/**
 * Where the state of the stack lives. Written out even where it is local: cdktf's own default puts the path of this
 * machine into the output.
 */
export function addBackend(stack: TerraformStack, { azurerm, remote, local }: WorkspaceConfig['backend']): void {
  const name = stack.node.id;
  if (azurerm !== undefined) {
    new AzurermBackend(stack, { ...azurerm, key: azurerm.key ?? `${name}.tfstate`, useAzureadAuth: true });
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
