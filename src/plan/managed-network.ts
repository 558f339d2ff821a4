import type { WorkspaceConfig } from '../config/schema';
import { allForCloud, forCloud } from '../facts/clouds';
import { COMPUTE_FLOWS, type ComputeFlow } from '../facts/compute-flows';
import { type HostGroup, OPTIONAL_HOSTS, REQUIRED_HOSTS } from '../facts/egress-hosts';
import {
  MANAGED_REQUIRED_TAGS,
  MANAGED_TAGS,
  type ManagedEndpointTarget,
  type ManagedIsolation,
  type ManagedTag,
} from '../facts/managed-network';
import { needsWhere, type OutboundNeed } from '../facts/outbound-needs';
import { cloudOf } from '../facts/regions';
import { TOOL_FLOWS, TOOL_HOSTS } from '../facts/tool-hosts';
import { flowConditions } from './compute-rules';
import { shortHash } from './names';

/** One thing that the nodes of a managed network reach because of us. */
export interface PlannedOutbound {
  readonly name: string;
  readonly to:
    | { readonly host: string }
    | { readonly tag: ManagedTag; readonly protocol: '*' | 'TCP' | 'UDP' | 'ICMP'; readonly ports: readonly string[] }
    /** Without a target, a part of the workspace's own account. */
    | { readonly part: ManagedEndpointTarget; readonly targetId?: string };
  readonly why: string;
}

/** A network that Microsoft keeps: how closed it is, and its rules beside those that Azure writes itself. */
export interface ManagedNetworkPlan {
  readonly isolation: ManagedIsolation;
  readonly rules: readonly PlannedOutbound[];
}

const LONGEST = 33;

/** The managed network of a config; `undefined` where the nodes are in a subnet of ours. */
export function planManagedNetwork(config: WorkspaceConfig): ManagedNetworkPlan | undefined {
  const { managedNetwork, outbound } = config;
  if (managedNetwork === undefined) return undefined;
  const endpoints = [...ownParts(config), ...othersEndpoints(managedNetwork)];
  if (outbound === 'open') return { isolation: 'AllowInternetOutbound', rules: endpoints };
  return {
    isolation: 'AllowOnlyApprovedOutbound',
    rules: [
      ...(outbound === 'limited' ? needsByTag(config) : needsByHost(config)),
      ...managedNetwork.serviceTags.map(
        ({ tag, protocol, ports, reason }): PlannedOutbound => ({
          name: `${tag.replaceAll('.', '_')}-${protocol === '*' ? 'any' : protocol}`,
          to: { tag, protocol, ports },
          why: reason,
        }),
      ),
      ...endpoints,
    ],
  };
}

/** What computes need that Azure does not open by itself: the table of needs without those that it covers. */
function openNeeds(config: WorkspaceConfig): readonly OutboundNeed[] {
  return needsWhere(flowConditions(config)).filter((need) => need.inManagedNetwork === undefined && !isOpened(need));
}

/** Whether the required rules of Azure say all of it. */
function isOpened({ tags, untagged }: OutboundNeed): boolean {
  return untagged === undefined && tags.every((name) => flowsNamed([name]).every(flowIsOpened));
}

function flowIsOpened({ tag, protocol, ports }: ComputeFlow): boolean {
  return MANAGED_REQUIRED_TAGS.some(
    (row) =>
      row.tag === tag &&
      (protocol === 'Udp' || ports.every((port) => row.tcp.includes(port))) &&
      (protocol === 'Tcp' || ports.every((port) => row.udp.includes(port))),
  );
}

const flowsNamed = (names: readonly string[]) =>
  COMPUTE_FLOWS.filter(({ direction, name }) => direction === 'Outbound' && names.includes(name));

/** By service tag, which costs nothing and names no tenant. */
function needsByTag(config: WorkspaceConfig): PlannedOutbound[] {
  const names = openNeeds(config).flatMap(({ tags }) => tags);
  const flows = allForCloud(flowsNamed(names), cloudOf(config.region)).filter((flow) => !flowIsOpened(flow));
  return flows.map(({ name, tag, protocol, ports, why }) => ({
    name,
    to: { tag: managedTag(tag), protocol: protocol === '*' ? protocol : protocol === 'Tcp' ? 'TCP' : 'UDP', ports },
    why,
  }));
}

/** By host, through a firewall that Microsoft keeps; what is not HTTP stays a tag. */
function needsByHost(config: WorkspaceConfig): PlannedOutbound[] {
  const cloud = cloudOf(config.region);
  const needs = openNeeds(config);
  const [hosts, network] = [needs.flatMap((need) => need.hosts), needs.flatMap((need) => need.network)];
  const groups = [
    ...allForCloud([...REQUIRED_HOSTS, ...TOOL_HOSTS], cloud).filter(({ name }) => hosts.includes(name)),
    ...[...new Set(config.firewall.packages)]
      .sort()
      .flatMap((name) => allForCloud<HostGroup>(OPTIONAL_HOSTS[name], cloud)),
    ...config.firewall.hosts.map(({ host, reason }) => ({ hosts: [host], why: reason })),
  ];
  const named = groups.flatMap((group) => group.hosts.map((host) => ({ host, why: group.why })));
  const flows = TOOL_FLOWS.filter(({ name }) => network.includes(name)).flatMap((row) => forCloud(row, cloud) ?? []);
  return [
    ...named
      .filter(({ host }, index) => named.findIndex((other) => other.host === host) === index)
      .map(({ host, why }) => ({ name: hostRule(host), to: { host }, why })),
    ...flows.flatMap(({ name, to, ports, why }): PlannedOutbound[] =>
      'tag' in to ? [{ name, to: { tag: managedTag(to.tag), protocol: 'TCP', ports }, why }] : [],
    ),
  ];
}

/** Parts of the workspace's own account that were asked for: Azure makes endpoints for blobs and files only. */
function ownParts({ storage }: WorkspaceConfig): PlannedOutbound[] {
  return [...new Set(storage.privateEndpoints)].map((part) => ({
    name: `workspace-storage-${part}`,
    to: { part },
    why: 'asked for in storage.privateEndpoints',
  }));
}

function othersEndpoints({ privateEndpoints }: NonNullable<WorkspaceConfig['managedNetwork']>): PlannedOutbound[] {
  return privateEndpoints.map(({ id, part, reason }) => ({
    name: fitting(`${id.name}-${part}`.replaceAll('.', '_'), `${id} ${part}`.toLowerCase(), true),
    to: { part, targetId: `${id}` },
    why: reason,
  }));
}

/** A name that no other host has: a label neither ends in '-' nor holds '_'. */
function hostRule(host: string): string {
  return fitting(host.replace('*.', 'any-_').replaceAll('.', '_'), host);
}

/** Cut where it is too long; six digits of a hash keep it apart, where its text may be another's too. */
function fitting(name: string, whole: string, always = false): string {
  if (name.length <= LONGEST && !always) return name;
  return `${name.slice(0, LONGEST - 7)}-${shortHash(whole)}`;
}

/** @throws Error where a managed network has no such tag */
function managedTag(tag: ComputeFlow['tag']): ManagedTag {
  const found = MANAGED_TAGS.find((one) => one === tag);
  if (found === undefined) throw new Error(`a managed network has no tag ${tag}`);
  return found;
}
