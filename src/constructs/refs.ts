import type { ITerraformDependable } from 'cdktf';
import type { Cloud } from '../facts/clouds';
import { cloudOf } from '../facts/regions';

/** Where a resource lives. */
export interface Placement {
  readonly resourceGroupName: string;
  readonly location: string;
  /** Decides zones and tags. @default - that of the location, and the public cloud where the location is a reference */
  readonly cloud?: Cloud;
  /** @default - no tags */
  readonly tags?: { readonly [name: string]: string };
}

/** What another construct needs to know of a subnet, ours or someone else's. */
export interface SubnetRef {
  readonly subnetId: string;
  readonly subnetName: string;
}

/** A virtual network, ours or someone else's. */
export interface VirtualNetworkRef {
  readonly virtualNetworkId: string;
  readonly virtualNetworkName: string;
}

/** A private DNS zone, ours or someone else's. */
export interface PrivateDnsZoneRef {
  readonly zoneId: string;
  /** The links that make its names resolve; none where somebody else sees to them. */
  readonly ready: After;
}

/** A managed identity. */
export interface IdentityRef {
  readonly identityId: string;
  readonly principalId: string;
}

/**
 * A secret for a template: where Azure finds it itself, or its value, which should be a reference to a `sensitive`
 * variable.
 */
export type SecretRef =
  | {
      /** Id of a vault that lets deployments read it. */
      readonly keyVaultId: string;
      readonly secretName: string;
    }
  | { readonly secret: string };

/** What must stand before a resource is made, where no attribute says so. */
export type After = readonly ITerraformDependable[];

/** Props of a construct that can be told to wait. */
export interface Waits {
  /** @default - only what its attributes refer to */
  readonly after?: After;
}

/** `dependsOn` in the form that resources take. */
export function dependsOn({ after }: Waits): { dependsOn?: ITerraformDependable[] } {
  return after === undefined || after.length === 0 ? {} : { dependsOn: [...after] };
}

/** The cloud that a resource lives in. */
export function cloudOfPlacement({ cloud, location }: Placement): Cloud {
  return cloud ?? cloudOf(location);
}

/** Placement as the arguments of a resource. */
export function placed({ resourceGroupName, location, tags }: Placement) {
  return {
    resourceGroupName,
    location,
    ...(tags === undefined || Object.keys(tags).length === 0 ? {} : { tags: { ...tags } }),
  };
}
