import { isUnknown } from '../../model/terraform-value';
import { cluster, endpoint, network, subnet, together, workspace } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const place = together(network(), subnet('nodes', '10.0.1.0/24'), workspace(), cluster());

export const privateComputeEndpoint: LintRule = {
  id: 'ML-001',
  title: 'Compute without public IP, and a workspace without private endpoint',
  severity: 'error',
  why: 'A node without public address opens every connection itself, to the private endpoint of its workspace: without one it is refused (K3).',
  source: 'mlTrainingNetwork',
  bad: place,
  good: together(place, endpoint()),
  check: ({ model }) =>
    model.computes.flatMap((compute): Hit[] => {
      if (compute.publicIp !== false || compute.subnet === undefined || compute.kind === 'databricks') return [];
      const workspace = model.services.find(({ address }) => address === compute.workspace);
      // A workspace of another input may have an endpoint that we do not see.
      if (workspace === undefined || workspace.workspace?.isolation !== 'Disabled') return [];
      const has = model.privateEndpoints.some(
        ({ target, subresource }) =>
          (target === workspace.address || isUnknown(target)) &&
          (subresource === 'amlworkspace' || isUnknown(subresource)),
      );
      if (has) return [];
      return [
        {
          address: compute.address,
          message: `${compute.address} has no public IP address, and ${workspace.address} has no private endpoint for it to call`,
          fix: "add an azurerm_private_endpoint to the workspace with subresource 'amlworkspace', in a network that the compute reaches",
        },
      ];
    }),
};
