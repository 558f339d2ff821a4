import { isUnknown } from '../../model/terraform-value';
import { portsOf } from '../../net/port-set';
import { cluster, endpoint, network, rule, securityGroup, subnet, together, workspace } from '../example-resources';
import type { Hit, LintRule } from '../finding';
import { mayPass, packets, scopeOf } from '../rule-walk';

const place = (ports: readonly string[]) =>
  together(
    network(),
    subnet('nodes', '10.0.1.0/24'),
    workspace(),
    endpoint(),
    cluster(),
    securityGroup(
      [rule(100, 'Allow', { to: 'Storage', ports }), rule(4096, 'Deny', { to: 'Internet', protocol: '*' })],
      'nodes',
    ),
  );

export const storage445: LintRule = {
  id: 'NET-015',
  title: 'Outbound is denied and Storage 445 is not let out',
  severity: 'error',
  why: "Computes mount the workspace's file share by SMB. The service looks at the rules before it makes a compute and refuses it (AzureTRE issue 2780).",
  source: 'azureTre2780',
  bad: place(['443']),
  good: place(['443', '445']),
  check: ({ model }) => {
    const wanted = packets(['tcp'], portsOf(['445']));
    return model.subnets.flatMap((subnet): Hit[] => {
      const users = model.computes.filter(({ kind, subnet: own }) => own === subnet.address && kind !== 'databricks');
      const group = model.securityGroups.find(({ address }) => address === subnet.securityGroup);
      if (users.length === 0 || group === undefined || isUnknown(subnet.blocks)) return [];
      const scope = scopeOf(model, group.address);
      // A rule for one region of the tag lets it out as far as we know: the region of the account may be that one.
      const mayLeave = subnet.blocks.some(
        (block) => !mayPass(group, 'Outbound', [{ block }, { tag: 'Storage' }], wanted, scope).isEmpty,
      );
      if (mayLeave) return [];
      return [
        {
          address: group.address,
          message: `the network security group must allow outbound traffic to the service tag Storage on port 445: ${users.map(({ address }) => address).join(', ')} in ${subnet.name} would be refused`,
          fix: "allow TCP 445 outbound to 'Storage' (or 'Storage.<region>') above the deny",
        },
      ];
    });
  },
};
