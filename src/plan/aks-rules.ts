import { runsInference } from '../config/aks-compute';
import type { WorkspaceConfig } from '../config/schema';
import { AKS_FLOWS, AKS_UNTAGGED, SCORING_PORTS } from '../facts/aks';
import { allForCloud } from '../facts/clouds';
import { cloudOf } from '../facts/regions';
import { type Cidr, withoutContained } from '../net/cidr';
import type { Rule } from '../net/rule-set';
import { closeOutbound, outboundRule } from './compute-rules';

/** Security rules of the subnet that AKS nodes, pods and the internal load balancer live in. */
export function aksRules(
  config: Pick<WorkspaceConfig, 'region' | 'outbound' | 'network' | 'forcedTunnelling' | 'connectivity'>,
  aks: NonNullable<WorkspaceConfig['aks']>,
  subnet: Cidr,
): Rule[] {
  const inside = [subnet, ...(aks.networkMode === 'overlay' && aks.podCidr !== undefined ? [aks.podCidr] : [])];
  return [
    ...scoringRules(aks, subnet, inside),
    ...(config.outbound === 'limited' ? limitedRules(config, aks, inside) : []),
  ];
}

/**
 * Scoring is for named callers. Everybody else in the network, whom Azure admits by default, is refused on every port:
 * a load balancer's service answers at each node and pod as well. Pods of an overlay are filtered here by their own
 * addresses, which lie in no network.
 */
function scoringRules(aks: NonNullable<WorkspaceConfig['aks']>, subnet: Cidr, inside: readonly Cidr[]): Rule[] {
  const inbound = { direction: 'Inbound', protocol: 'Tcp' } as const;
  const ports = scoringPorts(aks);
  const callers = ports.length === 0 ? [] : aks.scoringFrom;
  return [
    {
      ...inbound,
      name: 'AllowNodes',
      access: 'Allow',
      protocol: '*',
      from: inside,
      to: inside,
      ports: ['*'],
      why: 'Nodes and pods of the cluster talk to each other',
    },
    ...(callers.length === 0
      ? []
      : [
          {
            ...inbound,
            name: 'AllowScoring',
            access: 'Allow',
            from: withoutContained(callers),
            to: [subnet],
            ports,
            why: 'Named callers of the scoring endpoint',
          } as const,
        ]),
    {
      ...inbound,
      name: 'AllowLoadBalancer',
      access: 'Allow',
      protocol: '*',
      from: 'AzureLoadBalancer',
      to: [subnet],
      ports: ['*'],
      why: 'Health probes, as Azure admits them by default',
    },
    {
      ...inbound,
      name: 'DenyNetwork',
      access: 'Deny',
      protocol: '*',
      from: 'VirtualNetwork',
      to: inside,
      ports: ['*'],
      why: 'Everybody else in the network and what is connected to it',
    },
  ];
}

/** Over TLS where there is a certificate; the classic front end without one was always given both. */
function scoringPorts(aks: NonNullable<WorkspaceConfig['aks']>): string[] {
  if (!runsInference(aks)) return [];
  if (aks.tls !== undefined) return [SCORING_PORTS.https];
  return aks.compute === 'kubernetes' ? [SCORING_PORTS.http] : [SCORING_PORTS.http, SCORING_PORTS.https];
}

function limitedRules(
  config: Pick<WorkspaceConfig, 'region' | 'network' | 'forcedTunnelling' | 'connectivity'>,
  aks: NonNullable<WorkspaceConfig['aks']>,
  inside: readonly Cidr[],
): Rule[] {
  const flows = allForCloud(AKS_FLOWS, cloudOf(config.region)).filter(
    ({ publicControlPlaneOnly, publicStorageOnly }) =>
      (publicControlPlaneOnly === undefined || aks.publicApiServer !== undefined) &&
      (publicStorageOnly === undefined || config.connectivity.storage === 'serviceEndpoint'),
  );
  const untagged = (protocol: 'Tcp' | 'Udp', ports: readonly string[]): Rule => ({
    name: `AllowUntagged${protocol}`,
    direction: 'Outbound',
    access: 'Allow',
    protocol,
    from: 'VirtualNetwork',
    to: config.forcedTunnelling === undefined ? 'Internet' : '*',
    ports,
    why: `${protocol === 'Tcp' ? 'Kubernetes binaries and security updates' : 'Time'}: hosts that no service tag covers`,
  });
  // Whether the tag VirtualNetwork takes in the pods of an overlay is not written anywhere.
  const pods: Rule[] =
    inside.length === 1
      ? []
      : [
          {
            name: 'AllowPods',
            direction: 'Outbound',
            access: 'Allow',
            protocol: '*',
            from: inside,
            to: inside,
            ports: ['*'],
            why: 'Nodes and pods of the cluster talk to each other',
          },
        ];
  return [
    ...pods,
    ...flows.map((flow) => outboundRule(flow, config.region)),
    untagged('Tcp', AKS_UNTAGGED.tcp),
    untagged('Udp', AKS_UNTAGGED.udp),
    ...closeOutbound(config),
  ];
}
