import type { WorkspaceConfig } from '../config/schema';
import { OWNER_DUTIES } from '../facts/network-owner';
import type { FirewallRules } from '../net/firewall-rule-set';
import { numberRules, type Party, type Rule } from '../net/rule-set';
import type { OpenDoor } from './access';
import type { Route } from './routes';
import { holdsHosts, type SubnetKind } from './subnets';

/** A network that somebody else owns: which one, who makes what in it, and what its owner has to see to. */
export interface ExistingNetwork {
  readonly name: string;
  readonly resourceGroup: string;
  readonly addressSpace: readonly string[];
  readonly dnsServers: readonly string[];
  /** `owner`: the subnets keep their security groups. */
  readonly securityGroups: 'ours' | 'owner';
  /** `owner`: the subnets keep their routes and their way out. */
  readonly wayOut: 'ours' | 'owner';
  readonly duties: readonly OwnerDuty[];
}

/** Something that the owner of the network has to see to. */
export interface OwnerDuty {
  /** A subnet, or the network. */
  readonly about: string;
  readonly what: string;
  readonly why: string;
  /** Terraform stops where it is not so. */
  readonly checked: boolean;
}

/** A subnet with what it needs, whoever writes it. */
interface NeedySubnet {
  readonly kind: SubnetKind;
  readonly name: string;
  readonly block: { toString(): string };
  readonly serviceEndpoints: readonly string[];
  readonly rules?: readonly Rule[];
  readonly routes: readonly Route[];
}

/** Who makes what in somebody else's network; nothing where the network is ours. */
export function existingNetwork(
  config: WorkspaceConfig,
  subnets: readonly NeedySubnet[],
  firewall: FirewallRules,
): ExistingNetwork | undefined {
  const { existing } = config.network;
  if (existing === undefined) return undefined;
  return {
    name: existing.id?.name ?? existing.name ?? '',
    resourceGroup: existing.id?.resourceGroup ?? existing.resourceGroup ?? '',
    addressSpace: existing.addressSpace.map(String),
    dnsServers: existing.dnsServers.map(String),
    securityGroups: existing.securityGroups,
    wayOut: existing.wayOut,
    duties: duties(config, existing, subnets, firewall),
  };
}

/** The same subnet without what its owner keeps in hand. */
export function withoutOwners<T extends NeedySubnet>(subnet: T, { network: { existing } }: WorkspaceConfig): T {
  if (existing === undefined) return subnet;
  const { rules, ...rest } = subnet;
  const kept = existing.securityGroups === 'owner' || rules === undefined ? rest : subnet;
  return { ...kept, routes: existing.wayOut === 'owner' ? [] : subnet.routes } as T;
}

/** What the owner's choices leave open, as far as we can tell. */
export function ownerDoors(
  { network: { existing } }: WorkspaceConfig,
  subnets: readonly { readonly kind: SubnetKind; readonly name: string }[],
): OpenDoor[] {
  if (existing === undefined) return [];
  const names = subnets
    .filter(holdsHosts)
    .map(({ name }) => name)
    .join(', ');
  const why = (key: string) => `the network's owner decides (network.existing.${key})`;
  return [
    ...(existing.securityGroups === 'owner'
      ? [{ what: 'nodes', to: 'whom the security groups of the owner let in', why: why('securityGroups') }]
      : []),
    ...(existing.wayOut === 'owner'
      ? [{ what: 'what the way out of the owner lets through', to: names, why: why('wayOut') }]
      : []),
  ];
}

/** What nodes let in is the owner's to say where the owner keeps the security groups. */
export function withoutOwnersDoors(doors: readonly OpenDoor[], { network: { existing } }: WorkspaceConfig): OpenDoor[] {
  return doors.filter(({ what }) => existing?.securityGroups !== 'owner' || !what.startsWith('nodes'));
}

type Existing = NonNullable<WorkspaceConfig['network']['existing']>;

function duties(
  config: WorkspaceConfig,
  existing: Existing,
  subnets: readonly NeedySubnet[],
  firewall: FirewallRules,
): OwnerDuty[] {
  const network = existing.id?.name ?? existing.name ?? '';
  const duty = (about: string, { what, why }: { what: string; why: string }, checked = false): OwnerDuty => ({
    about,
    what,
    why,
    checked,
  });
  const servers = existing.dnsServers.length === 0 ? 'those of Azure' : existing.dnsServers.join(', ');
  return [
    duty(network, OWNER_DUTIES.region, true),
    duty(network, { what: `its blocks are ${existing.addressSpace.join(', ')}`, why: 'the plan rests on it' }, true),
    duty(
      network,
      { what: `its DNS servers are ${servers}`, why: 'names of private endpoints are asked of them' },
      true,
    ),
    duty(network, OWNER_DUTIES.rights),
    ...subnets.flatMap((subnet) => [
      duty(subnet.name, { what: `its block is ${subnet.block}`, why: 'rules name it' }, true),
      ...subnetDuties(existing, subnet).map(({ checked, ...one }) => duty(subnet.name, one, checked)),
    ]),
    ...(config.aks === undefined ? [] : [duty(network, OWNER_DUTIES.aksRole)]),
    ...(existing.wayOut === 'owner' ? wayOutDuties(subnets, firewall) : []),
  ];
}

function subnetDuties(existing: Existing, subnet: NeedySubnet): Omit<OwnerDuty, 'about'>[] {
  const { serviceEndpoints, rules = [] } = subnet;
  const holdsEndpoints = subnet.kind === 'privateEndpoints';
  const said = (one: { what: string; why: string }, checked = false) => ({ what: one.what, why: one.why, checked });
  return [
    ...(serviceEndpoints.length === 0
      ? []
      : [
          said(
            {
              what: `service endpoints ${serviceEndpoints.join(', ')}`,
              why: 'storage and vault admit the subnet by them',
            },
            true,
          ),
          said(OWNER_DUTIES.storagePolicy),
        ]),
    ...(holdsEndpoints
      ? [said(OWNER_DUTIES.endpointRules)]
      : [said(OWNER_DUTIES.undelegated), said(OWNER_DUTIES.private)]),
    ...(existing.securityGroups === 'ours'
      ? [said({ what: 'no security group: ours is put there', why: 'a subnet has one' })]
      : numberRules(rules).map((rule) => said({ what: `rule ${describeRule(rule)}`, why: rule.why }))),
    ...(existing.wayOut === 'owner' || holdsEndpoints
      ? []
      : [said({ what: 'no route table', why: 'what leaves goes by ours' }, subnet.routes.length === 0)]),
  ];
}

/** What the owner's routes and firewall have to let through, and the answers that must not go by them. */
function wayOutDuties(subnets: readonly NeedySubnet[], firewall: FirewallRules): OwnerDuty[] {
  const about = subnets
    .filter(({ kind }) => kind !== 'privateEndpoints')
    .map(({ name }) => name)
    .join(', ');
  const lets = (what: string, why: string): OwnerDuty => ({
    about,
    what: `the way out lets pass ${what}`,
    why,
    checked: false,
  });
  return [
    ...firewall.network.flatMap(({ rules }) =>
      rules.map(({ to, ports, protocols, why }) => {
        const where = 'tag' in to ? to.tag : 'hosts' in to ? to.hosts.join(', ') : to.blocks.join(', ');
        return lets(`${where}, ${protocols.join('/')} ${ports.join(', ')}`, why);
      }),
    ),
    ...firewall.application.flatMap(({ rules }) =>
      rules.map(({ hosts, protocols, why }) =>
        lets(`${hosts.join(', ')}, ${protocols.map(({ type, port }) => `${type} ${port}`).join(', ')}`, why),
      ),
    ),
    ...subnets.flatMap(({ name, routes }) =>
      routes.map(({ to, nextHop, why }) => ({
        about: name,
        what: `route ${to} to ${nextHop === 'Internet' ? nextHop : 'an appliance'}`,
        why,
        checked: false,
      })),
    ),
  ];
}

function describeRule({
  priority,
  name,
  direction,
  access,
  protocol,
  from,
  to,
  ports,
}: ReturnType<typeof numberRules>[number]): string {
  const party = (one: Party) => (typeof one === 'string' ? one : one.join(', '));
  return `${priority} ${name}: ${direction}, ${access}, ${protocol}, ${party(from)} to ${party(to)}, port ${ports.join(', ')}`;
}
