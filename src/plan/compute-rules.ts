import { connectedBlocks, networkBlocks } from '../config/network-ranges';
import type { WorkspaceConfig } from '../config/schema';
import { PRIVATE_RANGES } from '../facts/address-ranges';
import { allForCloud } from '../facts/clouds';
import { ASYMMETRY_ROUTES, COMPUTE_FLOWS, type ComputeFlow, type FlowCondition, SSH } from '../facts/compute-flows';
import { needsWhere } from '../facts/outbound-needs';
import { cloudOf, type Region } from '../facts/regions';
import { type BaseTag, regionalTag, type ServiceTag } from '../facts/service-tags';
import { Cidr, withoutContained } from '../net/cidr';
import type { Rule } from '../net/rule-set';
import { anyPublic } from './computes';
import type { Route } from './routes';

/** What of a config decides which flows its computes need. */
export type ComputeNetwork = Pick<
  WorkspaceConfig,
  'region' | 'outbound' | 'compute' | 'network' | 'connectivity' | 'forcedTunnelling' | 'tools' | 'workspace'
>;

/** Security rules of the subnet that instances and cluster nodes live in. */
export function computeRules(config: ComputeNetwork): Rule[] {
  const flows = neededFlows(config);
  const inbound = flows.filter(({ direction }) => direction === 'Inbound');
  const outbound = config.outbound === 'limited' ? flows.filter(({ direction }) => direction === 'Outbound') : [];
  const { ssh } = config.compute;
  return [
    ...inbound.map((flow) => inboundRule(flow, config.region)),
    ...(ssh === undefined
      ? []
      : [
          {
            name: 'AllowSsh',
            direction: 'Inbound',
            access: 'Allow',
            protocol: 'Tcp',
            from: withoutContained(ssh.from),
            to: 'VirtualNetwork',
            ports: [SSH.port],
            why: ssh.reason,
          } as const,
        ]),
    ...(anyPublic(config.compute) && divertsDefault(config) ? closeInbound(config.network) : []),
    ...(config.tools.microsoftImages ? [] : [denyImages()]),
    ...outbound.map((flow) => outboundRule(flow, config.region)),
    ...(config.outbound === 'limited' ? closeOutbound(config) : []),
  ];
}

/** Whether Azure's own route to the Internet is overridden, or may be: by a firewall, an appliance, a gateway, an owner. */
export function divertsDefault({
  outbound,
  forcedTunnelling,
  network,
}: Pick<WorkspaceConfig, 'outbound' | 'forcedTunnelling' | 'network'>): boolean {
  return outbound === 'firewall' || forcedTunnelling !== undefined || network.existing?.wayOut === 'owner';
}

/**
 * Behind a default route to a firewall or gateway the tag `VirtualNetwork` takes in every address, so Azure's own rule
 * for the network (65000) would let the Internet reach nodes that have a public address.
 */
export function closeInbound(network: WorkspaceConfig['network']): Rule[] {
  const inbound = { direction: 'Inbound', protocol: '*', ports: ['*'] } as const;
  return [
    {
      ...inbound,
      name: 'AllowNetwork',
      access: 'Allow',
      from: withoutContained([...networkBlocks(network), ...connectedBlocks(network)]),
      to: 'VirtualNetwork',
      why: 'The network and the ranges connected to it, as Azure admits them by default',
    },
    {
      ...inbound,
      name: 'AllowLoadBalancer',
      access: 'Allow',
      from: 'AzureLoadBalancer',
      to: 'VirtualNetwork',
      why: 'Health probes, as Azure admits them by default',
    },
    {
      ...inbound,
      name: 'DenyInbound',
      access: 'Deny',
      from: '*',
      to: '*',
      closing: true,
      why: 'With 0.0.0.0/0 to a firewall the tag VirtualNetwork means every address',
    },
  ];
}

/** Routes that let a public-IP compute answer the service directly, behind a default route to a firewall. */
export function asymmetryRoutes(config: ComputeNetwork): Route[] {
  const holds = flowConditions(config);
  const services = ASYMMETRY_ROUTES.filter(({ when }) => when.every((one) => holds.has(one)));
  // Who comes from a private range comes inside, and is answered inside.
  const isPrivate = (block: Cidr) => PRIVATE_RANGES.some(({ range }) => Cidr.parse(range).contains(block));
  const administrators = withoutContained(config.compute.ssh?.from ?? []).filter((block) => !isPrivate(block));
  return [
    ...services.map(({ tag, why }): Route => ({ name: `to-${tag}`, to: tag, nextHop: 'Internet', why })),
    ...administrators.map(
      (to, index): Route => ({
        name: `to-administrators-${index + 1}`,
        to,
        nextHop: 'Internet',
        why: 'Answers to SSH leave by the public address they came to',
      }),
    ),
  ];
}

/**
 * The last outbound rules where outbound is limited. Behind a default route to somebody else's appliance or gateway it
 * is not documented whether `Internet` still means what leaves, so the network is named and all else denied.
 */
export function closeOutbound({
  network,
  forcedTunnelling,
}: Pick<WorkspaceConfig, 'network' | 'forcedTunnelling'>): Rule[] {
  if (forcedTunnelling === undefined && network.existing?.wayOut !== 'owner') return [denyInternet()];
  const outbound = { direction: 'Outbound', protocol: '*', ports: ['*'] } as const;
  return [
    {
      ...outbound,
      name: 'AllowNetworkOut',
      access: 'Allow',
      from: 'VirtualNetwork',
      to: withoutContained([...networkBlocks(network), ...connectedBlocks(network)]),
      why: 'The network and the ranges connected to it, as Azure lets them by default',
    },
    {
      ...outbound,
      name: 'DenyOutbound',
      access: 'Deny',
      from: '*',
      to: '*',
      closing: true,
      why: 'Nothing else leaves: outbound is limited, and behind the default route VirtualNetwork means every address',
    },
  ];
}

/** The last outbound rule where outbound is limited. `Internet` covers Azure's own public addresses as well. */
export function denyInternet(): Rule {
  return {
    name: 'DenyInternet',
    direction: 'Outbound',
    access: 'Deny',
    protocol: '*',
    from: '*',
    to: 'Internet',
    ports: ['*'],
    closing: true,
    why: 'Nothing else leaves: outbound is limited',
  };
}

/** Closes Microsoft's registry by name, whichever way out there is, so that Terraform tells that it is not wanted. */
function denyImages(): Rule {
  return {
    name: 'DenyMicrosoftImages',
    direction: 'Outbound',
    access: 'Deny',
    protocol: '*',
    from: '*',
    to: 'MicrosoftContainerRegistry',
    ports: ['*'],
    why: 'Jobs run images of their own registry (tools.microsoftImages: false)',
  };
}

/** A flow to a service tag, as a rule. */
export function outboundRule(
  flow: {
    name: string;
    protocol: Rule['protocol'];
    tag: BaseTag;
    regional: boolean;
    ports: readonly string[];
    why: string;
  },
  region: Region,
): Rule {
  return {
    name: flow.name,
    direction: 'Outbound',
    access: 'Allow',
    protocol: flow.protocol,
    from: 'VirtualNetwork',
    to: tagOf(flow, region),
    ports: flow.ports,
    why: flow.why,
  };
}

function inboundRule(flow: ComputeFlow, region: Region): Rule {
  return {
    name: flow.name,
    direction: 'Inbound',
    access: 'Allow',
    protocol: flow.protocol,
    from: tagOf(flow, region),
    to: 'VirtualNetwork',
    ports: flow.ports,
    why: flow.why,
  };
}

export function tagOf({ tag, regional }: { tag: BaseTag; regional: boolean }, region: Region): ServiceTag {
  return regional ? regionalTag(tag as Parameters<typeof regionalTag>[0], region) : tag;
}

function neededFlows(config: ComputeNetwork): ComputeFlow[] {
  const holds = flowConditions(config);
  const tags = new Set(needsWhere(holds).flatMap((need) => need.tags));
  const needed = allForCloud(COMPUTE_FLOWS, cloudOf(config.region)).filter(({ direction, name, when }) =>
    direction === 'Outbound' ? tags.has(name) : when.every((one) => holds.has(one)),
  );
  return needed.filter((flow, index) => needed.findIndex(({ name }) => name === flow.name) === index);
}

/** What holds of a config's computes, as flows and needs ask for it. */
export function flowConditions({
  compute,
  connectivity,
  tools,
  workspace,
}: Pick<ComputeNetwork, 'compute' | 'connectivity' | 'tools' | 'workspace'>): ReadonlySet<FlowCondition> {
  const holds = new Set<FlowCondition>([compute.communication]);
  if (connectivity.keyVault === 'serviceEndpoint') holds.add('vaultByServiceEndpoint');
  if (anyPublic(compute)) holds.add('publicIp');
  if (compute.instances.length > 0) holds.add('instance');
  if (workspace.highBusinessImpact) holds.add('highBusinessImpact');
  for (const tool of TOOLS) if (tools[tool]) holds.add(tool);
  return holds;
}

/** Each is a key of `tools` and a condition of a need. */
const TOOLS = ['microsoftImages', 'automl', 'rstudio', 'vsCode', 'huggingFace'] as const;
