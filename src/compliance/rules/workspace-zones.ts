import { forCloud } from '../../facts/clouds';
import { PRIVATE_LINKS, type PrivateLink } from '../../facts/private-link';
import { isUnknown } from '../../model/terraform-value';
import { endpoint, network, subnet, together, workspace } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const place = together(network(), subnet('nodes', '10.0.1.0/24'), workspace());

export const workspaceZones: LintRule = {
  id: 'ML-002',
  title: "A workspace's private endpoint without both of its zones",
  severity: 'warning',
  why: 'The workspace has names in two zones; where one is missing, notebooks or the API resolve to the public address, which the workspace refuses (J6).',
  source: 'privateLinkDns',
  bad: together(place, endpoint(['api'])),
  good: together(place, endpoint()),
  check: ({ model }) => {
    const link = forCloud<PrivateLink>(PRIVATE_LINKS.workspace, model.cloud);
    if (link === undefined) return [];
    return model.privateEndpoints.flatMap(({ address, subresource, zones }): Hit[] => {
      if (subresource !== link.groupId || isUnknown(zones) || zones.some(isUnknown)) return [];
      // Without a zone group the records are somebody else's work, a policy's for instance.
      if (zones.length === 0) return [];
      const names = zones.map((zone) => model.dnsZones.find((one) => one.address === zone)?.name);
      if (names.some((name) => name === undefined || isUnknown(name))) return [];
      const missing = link.zones.filter((zone) => !names.includes(zone));
      if (missing.length === 0) return [];
      return [
        {
          address,
          message: `the endpoint writes no names into ${missing.join(', ')}`,
          fix: `add the zone ${missing.join(' and ')} to its private_dns_zone_group, linked to the network of the callers`,
        },
      ];
    });
  },
};
