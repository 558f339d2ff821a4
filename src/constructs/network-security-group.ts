import { NetworkSecurityGroup as TfNetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule';
import { SubnetNetworkSecurityGroupAssociation as TfAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { Construct } from 'constructs';
import { LIMITS } from '../facts/limits';
import { type NumberedRule, numberRules, type Party, type Rule } from '../net/rule-set';
import { literal } from './literal';
import { type After, cloudOfPlacement, type Placement, placed, type SubnetRef } from './refs';

export interface NetworkSecurityGroupProps {
  /** The Azure name, as an operator will search for it. */
  readonly name: string;
  readonly placement: Placement;
  /** Rules in order of precedence: the first that matches decides. */
  readonly rules: readonly Rule[];
  /** The subnets that this group guards. Azure allows a subnet one group. */
  readonly subnets: readonly SubnetRef[];
  /**
   * Whether the service that the subnets are delegated to writes rules of its own into the group, as Databricks does.
   * Ours are then resources of their own, numbered behind those of the service, and its rules are left alone.
   * @default false
   */
  readonly shared?: boolean;
}

/**
 * A network security group and the subnets that it guards.
 *
 * Rules are written inside the group, and not as resources of their own: one apply replaces the whole set, so numbers
 * can change without two rules meeting on one, and a rule added by hand shows as drift. A `shared` group is the
 * exception: Azure refuses to take the service's rules out of it.
 *
 * @see docs/adr/0002-inline-rules-and-routes.md
 */
export class NetworkSecurityGroup extends Construct {
  public readonly nsgId: string;
  /** The associations, and rules that are resources of their own: what lives in the subnets waits for them. */
  public readonly ready: After;
  /** Ids of the associations, in the order of the subnets: a service that asks for its group by them waits for it. */
  public readonly associationIds: readonly string[];

  /** @throws Error when a rule cannot be written (see `numberRules`) or the group guards no subnet */
  constructor(scope: Construct, id: string, props: NetworkSecurityGroupProps) {
    super(scope, id);
    if (props.subnets.length === 0) {
      throw new Error(`group '${props.name}' guards no subnet: name one in 'subnets', or remove the group`);
    }
    const { shared = false } = props;
    const first = shared ? LIMITS.nsgFirstOwnPriority.value : undefined;
    const rules = numberRules(props.rules, first, cloudOfPlacement(props.placement)).map(toTerraform);
    const group = new TfNetworkSecurityGroup(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      ...(shared ? {} : { securityRule: rules }),
    });
    const separate = shared ? rules : [];
    this.nsgId = group.id;
    const associations = props.subnets.map(
      ({ subnetId }, index) =>
        new TfAssociation(this, `Subnet${index}`, { subnetId, networkSecurityGroupId: group.id }),
    );
    this.associationIds = associations.map(({ id: associationId }) => associationId);
    this.ready = [
      ...associations,
      ...separate.map(
        (rule) =>
          new NetworkSecurityRule(this, `Rule-${rule.name}`, {
            ...rule,
            resourceGroupName: props.placement.resourceGroupName,
            networkSecurityGroupName: group.name,
          }),
      ),
    ];
  }
}

function toTerraform(rule: NumberedRule) {
  return {
    name: rule.name,
    description: literal(rule.why),
    priority: rule.priority,
    direction: rule.direction,
    access: rule.access,
    protocol: rule.protocol,
    sourcePortRange: '*',
    ...oneOrMany(partyTexts(rule.from), 'sourceAddressPrefix', 'sourceAddressPrefixes'),
    ...oneOrMany(partyTexts(rule.to), 'destinationAddressPrefix', 'destinationAddressPrefixes'),
    ...oneOrMany(rule.ports, 'destinationPortRange', 'destinationPortRanges'),
  };
}

function partyTexts(party: Party): readonly string[] {
  return typeof party === 'string' ? [party] : party.map(String).sort();
}

/** Azure has a field for one value and another for several, and takes only one of the two. */
function oneOrMany<One extends string, Many extends string>(values: readonly string[], one: One, many: Many) {
  return (values.length === 1 ? { [one]: values[0] } : { [many]: [...values] }) as { [key in One]?: string } & {
    [key in Many]?: string[];
  };
}
