import { REGION_SUFFIXES, type Region } from '../facts/regions';
import { FORBIDDEN_FLOWS, type ForbiddenId, REQUIRED_FLOWS } from '../facts/required-flows';
import type { Attachment } from '../model/attachments';
import type {
  FirewallApplicationRule,
  FirewallCollection,
  FirewallNetworkRule,
  NatRule,
} from '../model/firewall-model';
import type { Subnet } from '../model/network-model';
import type { Party } from '../model/security-model';
import type { Attached, Cluster, Compute } from '../model/service-model';
import { isUnknown, known, type Maybe } from '../model/terraform-value';
import type { IntervalSet } from '../net/interval-set';
import { answerOf, type Claim } from './claim';
import { deniesImages, kindOf } from './compute-kind';
import type { Endpoint, Flow } from './flow';
import { managedForbidden } from './forbidden-managed';
import { ipv6Claims } from './ipv6-claims';
import { claim } from './judged-claims';
import { outboundLimited } from './outbound-limited';
import type { Reachability } from './reach';
import { hdinsightNode } from './required-hdinsight';
import { regionOf } from './service-routes';

const INTERNET: Endpoint = { tag: 'Internet' };
const PARTS = {
  storage: ['blob', 'file', 'dfs'],
  vault: ['vault'],
  registry: ['registry'],
  workspace: ['api'],
  databricks: ['front'],
} as const;
/** Ports that are tried beside those that rules open. */
const USUAL_PORTS = [22, 80, 443, 3389, 44224];
/** Names that stand for data on its way out and for scoring on its way in. */
const WAYS_OUT = [80, 443];
const SCORING_PORTS = [80, 443];

/** Every flow that must not be, judged. */
export function forbiddenClaims(reachability: Reachability): Claim[] {
  const { services, computes, clusters, attached, hdinsight, strayAttachments } = reachability.topology.model;
  const classic = computes.some((compute) =>
    kindOf(reachability.topology, compute, subnetOf(reachability, compute)).has('classic'),
  );
  return [
    ...computes.flatMap((compute) => nodeClaims(reachability, compute)),
    ...attached.flatMap((one) => machineClaims(reachability, one)),
    ...hdinsight.flatMap((one) => {
      const subnet = subnetOf(reachability, one);
      return subnet === undefined
        ? []
        : hostClaims(reachability, one.address, hdinsightNode(one, subnet), subnet, [subnet.securityGroup]);
    }),
    ...services
      .filter(({ kind }) => kind !== 'workspace' || !classic)
      // A front end that was opened was opened for the Internet: sign-in guards it.
      .filter(({ kind, publicAccess }) => kind !== 'databricks' || publicAccess !== true)
      .flatMap(({ address, kind }) =>
        PARTS[kind].map((part) => {
          const flow: Flow = { from: INTERNET, to: { service: address, part }, protocol: 'tcp', port: 443 };
          return forbidden(reachability, `internet-to-${kind}`, address, flow);
        }),
      ),
    ...clusters.flatMap((cluster) => scoringClaims(reachability, cluster)),
    ...strayAttachments.flatMap(strayClaims),
  ];
}

function subnetOf(reachability: Reachability, { subnet }: { readonly subnet?: Compute['subnet'] }) {
  return subnet === undefined || isUnknown(subnet) ? undefined : reachability.topology.subnet(subnet);
}

function nodeClaims(reachability: Reachability, compute: Compute): Claim[] {
  const subnet = subnetOf(reachability, compute);
  if (subnet === undefined) return managedForbidden(reachability.topology, compute);
  const open = isUnknown(compute.publicIp) ? {} : { publicIp: compute.publicIp };
  const node: Endpoint = { subnet: subnet.address, compute: compute.address, ...open };
  return [
    ...hostClaims(reachability, compute.address, node, subnet, [subnet.securityGroup]),
    ...strangersStorage(reachability, compute, node),
    ...imageClaims(reachability, compute, subnet, node),
  ];
}

/** A machine's own security group judges beside that of its subnet. */
function machineClaims(reachability: Reachability, attached: Attached): Claim[] {
  const machine = reachability.topology.model.machines.find(({ address }) => address === attached.machine);
  const subnet = machine && subnetOf(reachability, machine);
  if (machine === undefined || subnet === undefined) return [];
  const groups = [subnet.securityGroup, machine.securityGroup];
  const usual = attached.sshPort === undefined ? USUAL_PORTS : [...USUAL_PORTS, attached.sshPort];
  return hostClaims(reachability, attached.address, { machine: machine.address }, subnet, groups, usual);
}

function hostClaims(
  reachability: Reachability,
  about: string,
  node: Endpoint,
  subnet: Subnet,
  groups: readonly Compute['subnet'][],
  usualInward: readonly number[] = USUAL_PORTS,
): Claim[] {
  const limited = outboundLimited(reachability.topology, subnet);
  const both = (direction: 'Inbound' | 'Outbound', usual: readonly number[], id: ForbiddenId) =>
    portsOpened(reachability, groups, direction, usual).flatMap((port) =>
      (['tcp', 'udp'] as const).map((protocol) => {
        const ends = direction === 'Inbound' ? { from: INTERNET, to: node } : { from: node, to: INTERNET };
        return forbidden(reachability, id, about, { ...ends, protocol, port });
      }),
    );
  return [
    ...both('Inbound', usualInward, 'internet-to-node'),
    ...(limited ? both('Outbound', WAYS_OUT, 'node-to-internet') : []),
    ...ipv6Claims(about, subnet, limited ? ['internet-to-node', 'node-to-internet'] : ['internet-to-node']),
  ];
}

/** Somebody meant to name accounts; the policy may be what is broken, or attached nowhere. */
function strangersStorage(reachability: Reachability, compute: Compute, node: Endpoint): Claim[] {
  const { topology } = reachability;
  const subnet = subnetOf(reachability, compute);
  if (subnet === undefined || topology.model.endpointPolicies.length === 0) return [];
  const suffix = REGION_SUFFIXES[regionOf(topology, subnet) as Region];
  const to: Endpoint = { tag: suffix === undefined ? 'Storage' : `Storage.${suffix}`, owner: 'anybody' };
  const flow: Flow = { from: node, to, protocol: 'tcp', port: 443 };
  return [forbidden(reachability, 'node-to-anybodys-storage', compute.address, flow)];
}

/** A registry that is denied by name has to be closed on the whole way. */
function imageClaims(reachability: Reachability, compute: Compute, subnet: Subnet, from: Endpoint): Claim[] {
  if (!deniesImages(reachability.topology, subnet)) return [];
  const [registry] = REQUIRED_FLOWS.filter(({ id }) => id === 'images');
  if (registry === undefined) return [];
  const to: Endpoint = { tag: registry.tag, host: registry.hosts[0] };
  const flow: Flow = { from, to, protocol: registry.protocol, port: registry.port };
  return [forbidden(reachability, 'node-to-images', compute.address, flow)];
}

/**
 * The first port of each range that a rule opens to strangers: what happens to the rest of a range happens to it, and a
 * port that no such rule opens fares like any other.
 */
function portsOpened(
  reachability: Reachability,
  links: readonly Compute['subnet'][],
  direction: 'Inbound' | 'Outbound',
  usual: readonly number[],
): number[] {
  const groups = links.map((link) => reachability.topology.group(link));
  const rules = groups.flatMap((group) => (typeof group === 'object' ? group.rules : []));
  const opening = rules.filter(
    (rule) =>
      rule.direction === direction &&
      rule.access !== 'Deny' &&
      (direction === 'Inbound' ? rule.sources : rule.destinations).some(mayBeStranger),
  );
  const atFirewall = reachability.topology.model.firewalls.flatMap(({ nat, network, application }) =>
    direction === 'Inbound'
      ? rulesOf(nat).map(doorPort)
      : [...rulesOf(network), ...rulesOf(application)].flatMap(exitPorts),
  );
  const balanced =
    direction === 'Outbound'
      ? []
      : reachability.topology.model.loadBalancers.flatMap(({ rules }) =>
          rules.flatMap(({ backendPort }) => (backendPort === undefined ? [] : known(backendPort, []))),
        );
  const named = [...balanced, ...opening.flatMap(({ ports }) => firstPorts(ports)), ...atFirewall];
  return [...new Set([...usual, ...named.filter((port) => port > 0)])].sort((a, b) => a - b);
}

function rulesOf<Rule>(collections: readonly FirewallCollection<Rule>[]): readonly Rule[] {
  return collections.flatMap(({ rules }) => rules);
}

/** The port that a DNAT rule leads to. */
function doorPort({ translatedPort }: NatRule): number {
  return known(translatedPort, 0);
}

/** Ports by which a firewall's rule lets somebody out who is not named. */
function exitPorts(rule: FirewallNetworkRule | FirewallApplicationRule): readonly number[] {
  if (!('destinations' in rule))
    return known(rule.fqdns, ['*']).includes('*') ? known(rule.protocols, []).map(({ port }) => port) : [];
  return rule.destinations.some((party) => !('fqdn' in party) && mayBeStranger(party)) ? firstPorts(rule.ports) : [];
}

function firstPorts(ports: Maybe<IntervalSet>): readonly number[] {
  return known(ports, undefined)?.intervals.map(({ first }) => first) ?? [];
}

function mayBeStranger(party: Party): boolean {
  if ('block' in party) return party.block.prefixLength < 8;
  return !('tag' in party) || ['internet', 'virtualnetwork'].includes(party.tag.toLowerCase());
}

function scoringClaims(reachability: Reachability, cluster: Cluster): Claim[] {
  const subnet = subnetOf(reachability, cluster);
  if (subnet === undefined || cluster.scoring === undefined) return [];
  const to: Endpoint = { scoring: cluster.address };
  const group = reachability.topology.group(subnet.securityGroup);
  const names =
    typeof group === 'object' &&
    group.rules.some(
      ({ direction, access, ports }) =>
        direction === 'Inbound' &&
        access === 'Allow' &&
        !isUnknown(ports) &&
        SCORING_PORTS.some((port) => ports.has(port)),
    );
  const elsewhere = !names
    ? []
    : reachability.topology.model.subnets.filter(
        (other) =>
          other !== subnet &&
          other.network === subnet.network &&
          other.name !== 'AzureFirewallSubnet' &&
          !isNamed(reachability, subnet.securityGroup, other.blocks),
      );
  return SCORING_PORTS.flatMap((port) => [
    forbidden(reachability, 'internet-to-scoring', cluster.address, { from: INTERNET, to, protocol: 'tcp', port }),
    ...elsewhere.map((other) =>
      forbidden(reachability, 'elsewhere-to-scoring', cluster.address, {
        from: { subnet: other.address },
        to,
        protocol: 'tcp',
        port,
      }),
    ),
  ]);
}

/** A classic attachment of a cluster that somebody else owns: the load balancer alone can be judged. */
function strayClaims({ type, address, internal }: Attachment): Claim[] {
  if (type !== 'AKS') return [];
  const row = FORBIDDEN_FLOWS.find(({ id }) => id === 'internet-to-scoring');
  if (row === undefined) throw new Error('the catalogue has no scoring');
  const verdict = isUnknown(internal) ? 'unknown' : internal ? 'blocked' : 'reached';
  const text = internal === true ? 'scoring has a private address' : 'scoring has a public address, or may have one';
  const trace = [{ kind: 'way-in', verdict, text, address, semantics: ['H3'] } as const];
  const judged = { verdict, trace, parts: [{ verdict, trace, from: 'the Internet', to: 'scoring' }] } as const;
  return [
    {
      id: row.id,
      about: address,
      must: 'not reach',
      text,
      why: row.why,
      source: row.source,
      judged,
      answer: answerOf('not reach', judged),
    },
  ];
}

/** A rule allows these blocks by name. */
function isNamed(reachability: Reachability, link: Compute['subnet'], blocks: Parameters<typeof known>[0]): boolean {
  const group = reachability.topology.group(link);
  const wanted = isUnknown(blocks) ? [] : (blocks as readonly { overlaps(other: unknown): boolean }[]);
  return (
    typeof group === 'object' &&
    group.rules.some(
      ({ direction, access, sources }) =>
        direction === 'Inbound' &&
        access === 'Allow' &&
        sources.some((party) => 'block' in party && wanted.some((block) => block.overlaps(party.block))),
    )
  );
}

function forbidden(reachability: Reachability, id: ForbiddenId, about: string, flow: Flow): Claim {
  const row = FORBIDDEN_FLOWS.find((one) => one.id === id);
  return claim(reachability, { id, about, why: row?.why ?? '', source: row?.source ?? '', must: 'not reach' }, flow);
}
