import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Fn, type ITerraformDependable, type TerraformStack } from 'cdktf';

/** Gives an identity a role, under a name that can be found again. */
export function role(
  stack: TerraformStack,
  id: string,
  scope: string,
  roleDefinitionName: string,
  { principalId, key }: { principalId: string; key: string },
  dependsOn?: ITerraformDependable[],
): RoleAssignment {
  return new RoleAssignment(stack, id, {
    name: Fn.uuidv5('url', `${scope}|${roleDefinitionName}|${key}`),
    scope,
    roleDefinitionName,
    principalId,
    principalType: 'ServicePrincipal',
    dependsOn,
  });
}
