import { ResourceGroup as TfResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Construct } from 'constructs';
import { cloudOf } from '../facts/regions';
import { type Placement, placed } from './refs';

export interface ResourceGroupProps {
  readonly name: string;
  readonly location: string;
  /** Also given to everything placed in the group. @default - no tags */
  readonly tags?: { readonly [name: string]: string };
}

/** A resource group, and the placement of what lives in it. */
export class ResourceGroup extends Construct {
  public readonly placement: Placement;
  public readonly resourceGroupId: string;

  constructor(scope: Construct, id: string, { name, location, tags = {} }: ResourceGroupProps) {
    super(scope, id);
    const { resourceGroupName, ...rest } = placed({ resourceGroupName: name, location, tags });
    const group = new TfResourceGroup(this, 'Resource', { name: resourceGroupName, ...rest });
    this.resourceGroupId = group.id;
    this.placement = { resourceGroupName: group.name, location: group.location, cloud: cloudOf(location), tags };
  }
}
