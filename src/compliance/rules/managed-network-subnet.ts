import { isUnknown } from '../../model/terraform-value';
import { cluster, network, subnet, together, workspace } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const place = together(
  network(),
  subnet('nodes', '10.0.1.0/24'),
  workspace({ managed_network: { isolation_mode: 'AllowOnlyApprovedOutbound' } }),
);

export const managedNetworkSubnet: LintRule = {
  id: 'ML-004',
  title: 'Compute in a subnet, and a workspace with a managed network',
  severity: 'error',
  why: 'Computes of a workspace with a managed network live in that network: one in a subnet of your own is refused.',
  source: 'mlManagedNetwork',
  bad: together(place, cluster()),
  good: together(place, cluster({ subnet_resource_id: null })),
  check: ({ model }) =>
    model.computes.flatMap(({ address, workspace, subnet }): Hit[] => {
      const isolation = model.services.find((one) => one.address === workspace)?.workspace?.isolation;
      if (subnet === undefined || isolation === undefined || isUnknown(isolation) || isolation === 'Disabled')
        return [];
      return [
        {
          address,
          message: `${address} names a subnet, and its workspace keeps computes in a network of its own (${isolation})`,
          fix: 'leave subnet_resource_id out, or take managed_network from the workspace before it is made',
        },
      ];
    }),
};
