import type { WorkspaceConfig } from '../config/schema';
import { allForCloud } from '../facts/clouds';
import { OPTIONAL_HOSTS } from '../facts/egress-hosts';
import { EXTENSION_HOSTS } from '../facts/ml-kubernetes';
import { cloudOf } from '../facts/regions';
import type { Cidr } from '../net/cidr';
import type { FirewallApplicationRule } from '../net/firewall-rule-set';

/** What the firewall lets out for the extension of Azure Machine Learning, beside what AKS and the workspace need. */
export function kubernetesHosts(
  { region, aks, firewall }: Pick<WorkspaceConfig, 'region' | 'aks' | 'firewall'>,
  subnet: Cidr | undefined,
): FirewallApplicationRule[] {
  if (aks?.compute !== 'kubernetes' || subnet === undefined) return [];
  const training = aks.kubernetes?.workloads.includes('training') ?? true;
  // A group of packages that is asked for is let out for the cluster as well.
  const known = new Set(
    firewall.packages.flatMap((name) => OPTIONAL_HOSTS[name].flatMap(({ hosts }): readonly string[] => hosts)),
  );
  return allForCloud(EXTENSION_HOSTS, cloudOf(region))
    .filter(({ when, hosts }) => (when !== 'training' || training) && !hosts.every((host) => known.has(host)))
    .map(({ name, hosts, protocol, port, why }) => ({
      name,
      from: [subnet],
      hosts: hosts.map((host) => host.replace('<region>', region)),
      protocols: [{ type: protocol, port }],
      why,
    }));
}
