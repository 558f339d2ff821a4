import type { WorkspaceConfig } from '../config/schema';
import { AKS_FLOWS, AKS_HOSTS, AKS_TIME } from '../facts/aks';
import { allForCloud } from '../facts/clouds';
import {
  type HostGroup,
  type NetworkFlow,
  OPTIONAL_HOSTS,
  REQUIRED_HOSTS,
  REQUIRED_NETWORK_FLOWS,
  SEED_HOSTS,
} from '../facts/egress-hosts';
import { needsWhere } from '../facts/outbound-needs';
import { cloudOf } from '../facts/regions';
import { regionalTag } from '../facts/service-tags';
import { TOOL_FLOWS, TOOL_HOSTS } from '../facts/tool-hosts';
import type { Cidr } from '../net/cidr';
import type { FirewallApplicationRule, FirewallNetworkRule, FirewallRules } from '../net/firewall-rule-set';
import { flowConditions } from './compute-rules';
import { databricksFirewallRules } from './databricks';
import { kubernetesHosts } from './kubernetes-hosts';

/**
 * What the firewall lets out, and for whom: what the computes need, by host; the guide's seven addresses; AKS; and what
 * the config adds.
 */
export function firewallRules(
  config: Pick<
    WorkspaceConfig,
    'region' | 'firewall' | 'aks' | 'storage' | 'compute' | 'connectivity' | 'tools' | 'workspace' | 'databricks'
  >,
  compute: Cidr,
  aksSubnet: Cidr | undefined,
  attached: readonly Cidr[] = [],
  databricksSubnets: readonly Cidr[] = [],
): FirewallRules {
  const cloud = cloudOf(config.region);
  const needs = needsWhere(flowConditions(config));
  const needed = {
    hosts: new Set(needs.flatMap((need) => need.hosts)),
    network: new Set(needs.flatMap((need) => need.network)),
  };
  /** Rows of a table that some need names, as they are in this cloud. */
  const hostsOf = (rows: readonly HostGroup[]) => allForCloud(rows, cloud).filter(({ name }) => needed.hosts.has(name));
  const flowsOf = (rows: readonly NetworkFlow[]) =>
    allForCloud(rows, cloud).filter(({ name }) => needed.network.has(name));
  const from = [compute];
  const jobs = [compute, ...attached];
  const everyone = aksSubnet === undefined ? jobs : [...jobs, aksSubnet];
  const hosts = (group: HostGroup): FirewallApplicationRule => ({
    name: group.name,
    from: everyone,
    hosts: group.hosts.map((host) => host.replaceAll('<region>', config.region)),
    protocols: group.protocols,
    why: group.why,
  });
  const own = config.firewall.hosts.map(
    ({ host, reason }, index): FirewallApplicationRule => ({
      name: `own-${index + 1}`,
      from: jobs,
      hosts: [host],
      protocols: [{ type: 'Https', port: 443 }],
      why: reason,
    }),
  );
  // With a policy nodes come to Azure Batch's accounts by service endpoint: the firewall need not open everybody's.
  const machineLearningHosts = hostsOf(REQUIRED_HOSTS).filter(
    ({ anybodysStorage }) => anybodysStorage === undefined || config.storage.endpointPolicy === undefined,
  );
  const packages = [...new Set(config.firewall.packages)].sort();
  const aks =
    config.aks !== undefined && aksSubnet !== undefined
      ? aksFirewallRules(config.region, config.aks.publicApiServer !== undefined, [aksSubnet])
      : { network: [], application: [] };
  return {
    network: [
      {
        name: 'machine-learning',
        rules: flowsOf(REQUIRED_NETWORK_FLOWS).map((flow) => networkRule(flow, from)),
      },
      {
        name: 'guide-of-2020',
        rules: allForCloud<NetworkFlow>(SEED_HOSTS.network, cloud).map((flow) => networkRule(flow, from)),
      },
      { name: 'aks', rules: aks.network },
      {
        name: 'databricks',
        rules: config.databricks === undefined ? [] : databricksFirewallRules(config.databricks, databricksSubnets),
      },
      { name: 'tools', rules: flowsOf(TOOL_FLOWS).map((flow) => networkRule(flow, from)) },
    ],
    application: [
      { name: 'machine-learning', rules: machineLearningHosts.map(hosts) },
      { name: 'guide-of-2020', rules: allForCloud<HostGroup>(SEED_HOSTS.application, cloud).map(hosts) },
      { name: 'aks', rules: aks.application },
      {
        name: 'packages',
        rules: packages.flatMap((name) => allForCloud<HostGroup>(OPTIONAL_HOSTS[name], cloud).map(hosts)),
      },
      { name: 'own', rules: own },
      { name: 'kubernetes-compute', rules: kubernetesHosts(config, aksSubnet) },
      { name: 'tools', rules: hostsOf(TOOL_HOSTS).map((group) => ({ ...hosts(group), from })) },
    ],
  };
}

function networkRule({ name, protocols, ports, to, why }: NetworkFlow, from: readonly Cidr[]): FirewallNetworkRule {
  return { name, protocols, ports, to, why, from };
}

function aksFirewallRules(region: WorkspaceConfig['region'], publicApiServer: boolean, from: readonly Cidr[]) {
  const cloud = cloudOf(region);
  const controlPlane = allForCloud(AKS_FLOWS, cloud)
    .filter(({ publicControlPlaneOnly }) => publicControlPlaneOnly && publicApiServer)
    .map(
      ({ protocol, ports, why }): FirewallNetworkRule => ({
        name: `aks-control-plane-${protocol.toLowerCase()}`,
        protocols: [protocol === 'Tcp' ? 'TCP' : 'UDP'],
        // Microsoft's page writes AzureCloud in this place, its file of tags does not offer it to firewalls.
        to: { tag: regionalTag('AzureCloud', region) },
        ports,
        why,
        from,
      }),
    );
  const time: FirewallNetworkRule = {
    name: 'aks-time',
    protocols: [AKS_TIME.protocol],
    to: { hosts: [AKS_TIME.host] },
    ports: [AKS_TIME.port],
    why: AKS_TIME.why,
    from,
  };
  const application = allForCloud(AKS_HOSTS, cloud)
    .filter(({ hosts }) => publicApiServer || !hosts.some((host) => host.includes('.hcp.')))
    .map(
      ({ hosts, protocol, port, why }, index): FirewallApplicationRule => ({
        name: `aks-${index + 1}`,
        hosts: hosts.map((host) => host.replaceAll('<location>', region)),
        protocols: [{ type: protocol, port }],
        why,
        from,
      }),
    );
  return { network: [...controlPlane, time], application };
}
