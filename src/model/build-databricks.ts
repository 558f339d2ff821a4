import { DATABRICKS_RULES, type DatabricksRule } from '../facts/databricks';
import { portsOf } from '../net/port-set';
import { nameOf } from './build-network';
import type { Link, Subnet } from './network-model';
import { readParty } from './parties';
import type { Found, FoundResource } from './resources';
import type { SecurityGroup, SecurityRule } from './security-model';
import type { Compute } from './service-model';
import { isUnknown, type Maybe } from './terraform-value';

const DELEGATION = 'Microsoft.Databricks/workspaces';

/** A workspace of Databricks that lives in subnets of the input. */
interface Placed extends FoundResource {
  readonly publicIp: Maybe<boolean>;
  readonly subnets: readonly { readonly what: string; readonly subnet: Link }[];
}

function placed(found: Found): Placed[] {
  return found.of('azurerm_databricks_workspace').flatMap((workspace): Placed[] => {
    const parameters = workspace.at.block('custom_parameters');
    if (parameters === undefined) return [];
    const noPublicIp = parameters.flag('no_public_ip', true);
    const subnets = [
      ['hosts', 'public_subnet_name'],
      ['containers', 'private_subnet_name'],
    ].flatMap(([what = '', key = '']) => {
      const subnet = parameters.linkByName(key, 'azurerm_subnet');
      return subnet === undefined ? [] : [{ what, subnet }];
    });
    return [{ ...workspace, publicIp: isUnknown(noPublicIp) ? noPublicIp : !noPublicIp, subnets }];
  });
}

/** Every node has an interface in both subnets: each is a compute of its own. */
export function buildDatabricks(found: Found): Compute[] {
  const all = placed(found);
  return all.flatMap(({ address, at, publicIp, subnets }) => {
    const workspace = attachedTo(found, address, all.length);
    return subnets.map(
      ({ what, subnet }): Compute => ({
        address,
        name: `${nameOf(at, address)}, ${what}`,
        kind: 'databricks',
        workspace: workspace ?? { unknown: 'no attachment of it is in this input' },
        subnet,
        // The interface of a container has no public address in any case.
        publicIp: what === 'hosts' ? publicIp : false,
        sshPublic: false,
      }),
    );
  });
}

/** The attachment is a compute of the workspace, carried by an ARM template. */
function attachedTo(found: Found, databricks: string, count: number): Link | undefined {
  const parameters = ({ at }: FoundResource) => JSON.stringify(at.raw('parameters_content') ?? '');
  const attachment = found
    .of('azurerm_resource_group_template_deployment')
    .filter(({ at }) => /"computeType"\s*:\s*"Databricks"/.test(`${at.text('template_content')}`))
    .find((one) => count === 1 || parameters(one).includes(databricks));
  if (attachment === undefined) return undefined;
  const workspaces = found.of('azurerm_machine_learning_workspace');
  const named = workspaces.find(({ address }) => parameters(attachment).includes(address));
  return (named ?? (workspaces.length === 1 ? workspaces[0] : undefined))?.address;
}

/** The groups with the rules that Databricks writes into them, as far as the input tells which. */
export function withDatabricksRules(
  found: Found,
  groups: readonly SecurityGroup[],
  subnets: readonly Subnet[],
): SecurityGroup[] {
  const workspaces = placed(found);
  return groups.map((group) => {
    const mine = subnets.filter(
      ({ securityGroup, delegations }) => securityGroup === group.address && delegations.includes(DELEGATION),
    );
    if (mine.length === 0) return group;
    const owners = mine.map(({ address }) =>
      workspaces.find((one) => one.subnets.some(({ subnet }) => subnet === address)),
    );
    const brought = owners.flatMap((owner) => (owner === undefined ? [somethingFrom(group)] : rulesOf(owner, group)));
    const names = new Set(group.rules.map(({ name }) => name));
    const missing = brought.filter(
      ({ name }, index) => !names.has(name) && brought.findIndex((one) => one.name === name) === index,
    );
    return { ...group, brought: missing };
  });
}

function rulesOf({ at, publicIp }: Placed, group: SecurityGroup): SecurityRule[] {
  const set = at.text('network_security_group_rules_required') ?? 'AllRules';
  if (isUnknown(set)) return [somethingFrom(group)];
  return DATABRICKS_RULES.filter(
    ({ controlPlane, publicNodes }) =>
      !(controlPlane === true && set !== 'AllRules') && !(publicNodes === true && publicIp === false),
  ).map((row) => written(row, group));
}

/** Where a number is taken already, Databricks has to take another one. */
function written(row: DatabricksRule, group: SecurityGroup): SecurityRule {
  const { direction, priority, protocol, name } = row;
  const taken = group.rules.find(
    (rule) =>
      (isUnknown(rule.direction) || rule.direction === direction) &&
      (isUnknown(rule.priority) || rule.priority <= priority),
  );
  return {
    address: group.address,
    name,
    priority: taken === undefined ? priority : { unknown: `rule '${taken.name}' stands before it, or in its place` },
    direction,
    access: 'Allow',
    protocol,
    sources: readParty(row.from),
    sourcePorts: portsOf(['*']),
    destinations: readParty(row.to),
    ports: portsOf(row.ports),
  };
}

/** The rules of a workspace that is in no input: each allows something. */
function somethingFrom({ address }: SecurityGroup): SecurityRule {
  const unknown = { unknown: 'the workspace of Databricks is not in this input' };
  return {
    address,
    name: 'rules of Databricks',
    priority: unknown,
    direction: unknown,
    access: 'Allow',
    protocol: unknown,
    sources: [unknown],
    sourcePorts: unknown,
    destinations: [unknown],
    ports: unknown,
  };
}
