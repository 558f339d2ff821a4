import type { WorkspaceConfig } from '../config/schema';
import { AKS_FLOWS, AKS_UNTAGGED, SCORING_PORTS } from '../facts/aks';
import type { Cidr } from '../net/cidr';
import type { Rule } from '../net/rule-set';
import { denyInternet, outboundRule } from './compute-rules';

/** Security rules of the subnet that AKS nodes, pods and the internal load balancer live in. */
export function aksRules(
  config: Pick<WorkspaceConfig, 'region' | 'outbound'>,
  aks: NonNullable<WorkspaceConfig['aks']>,
  subnet: Cidr,
): Rule[] {
  return [
    ...scoringRules(aks.scoringFrom, subnet),
    ...(config.outbound === 'limited' ? limitedRules(config, aks) : []),
  ];
}

/** Scoring is for named callers: the other hosts of the network, which Azure admits by default, are refused there. */
function scoringRules(callers: readonly Cidr[], subnet: Cidr): Rule[] {
  const inbound = { direction: 'Inbound', protocol: 'Tcp' } as const;
  const ports = [SCORING_PORTS.http, SCORING_PORTS.https];
  return [
    {
      ...inbound,
      name: 'AllowNodes',
      access: 'Allow',
      protocol: '*',
      from: [subnet],
      to: [subnet],
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
            from: callers,
            to: [subnet],
            ports,
            why: 'Named callers of the scoring endpoint',
          } as const,
        ]),
    {
      ...inbound,
      name: 'DenyScoring',
      access: 'Deny',
      from: 'VirtualNetwork',
      to: [subnet],
      ports,
      why: 'Everybody else in the network and what is connected to it',
    },
  ];
}

function limitedRules(config: Pick<WorkspaceConfig, 'region'>, aks: NonNullable<WorkspaceConfig['aks']>): Rule[] {
  const flows = AKS_FLOWS.filter(
    ({ publicControlPlaneOnly }) => publicControlPlaneOnly === undefined || aks.publicApiServer !== undefined,
  );
  const untagged = (protocol: 'Tcp' | 'Udp', ports: readonly string[]): Rule => ({
    name: `AllowUntagged${protocol}`,
    direction: 'Outbound',
    access: 'Allow',
    protocol,
    from: 'VirtualNetwork',
    to: 'Internet',
    ports,
    why: `${protocol === 'Tcp' ? 'Kubernetes binaries and security updates' : 'Time'}: hosts that no service tag covers`,
  });
  return [
    ...flows.map((flow) => outboundRule(flow, config.region)),
    untagged('Tcp', AKS_UNTAGGED.tcp),
    untagged('Udp', AKS_UNTAGGED.udp),
    denyInternet(),
  ];
}
