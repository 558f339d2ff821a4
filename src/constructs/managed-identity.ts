import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Fn, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { dependsOn, type IdentityRef, type Placement, placed, type Waits } from './refs';

export interface ManagedIdentityProps {
  readonly name: string;
  readonly placement: Placement;
}

/** A user-assigned identity: it exists, with its roles, before what runs as it. */
export class ManagedIdentity extends Construct implements IdentityRef {
  public readonly identityId: string;
  public readonly principalId: string;

  constructor(scope: Construct, id: string, { name, placement }: ManagedIdentityProps) {
    super(scope, id);
    const identity = new UserAssignedIdentity(this, 'Resource', { name, ...placed(placement) });
    this.identityId = identity.id;
    this.principalId = identity.principalId;
  }
}

export interface RoleProps extends Waits {
  /** Id of what the role is held on. */
  readonly on: string;
  /** Name of a built-in role. */
  readonly role: string;
  /** Object id of the identity. */
  readonly principalId: string;
  /** Something that stays the same for this identity: it enters the assignment's name. */
  readonly principalKey: string;
}

/**
 * Gives an identity a role.
 *
 * The assignment's name is derived, not random: it can be found again after an apply that broke off.
 */
export function assignRole(
  scope: Construct,
  id: string,
  { on, role, principalId, principalKey, ...waits }: RoleProps,
): ITerraformDependable {
  return new RoleAssignment(scope, id, {
    name: Fn.uuidv5('url', `${on}|${role}|${principalKey}`),
    scope: on,
    roleDefinitionName: role,
    principalId,
    principalType: 'ServicePrincipal',
    ...dependsOn(waits),
  });
}
