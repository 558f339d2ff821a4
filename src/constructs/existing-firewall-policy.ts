import { DataAzurermFirewallPolicy } from '@cdktf/provider-azurerm/lib/data-azurerm-firewall-policy';
import { Construct } from 'constructs';

export interface ExistingFirewallPolicyProps {
  readonly name: string;
  /** The group that its owner keeps it in, in the subscription that Terraform works in. */
  readonly resourceGroupName: string;
}

/** A firewall policy that somebody else owns: nothing of it is written, and Terraform stops where there is none. */
export class ExistingFirewallPolicy extends Construct {
  public readonly policyId: string;

  constructor(scope: Construct, id: string, { name, resourceGroupName }: ExistingFirewallPolicyProps) {
    super(scope, id);
    this.policyId = new DataAzurermFirewallPolicy(this, 'Resource', { name, resourceGroupName }).id;
  }
}
