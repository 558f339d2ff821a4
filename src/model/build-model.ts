import { NOT_MODELLED } from '../facts/not-modelled';
import { attachmentsOf } from './attachments';
import { buildAttached, buildHdinsight } from './build-attached';
import { buildClusters } from './build-clusters';
import { buildComputes, buildMachines } from './build-computes';
import { buildDatabricks, withDatabricksRules } from './build-databricks';
import { buildDatastores } from './build-datastores';
import { buildEndpointPolicies } from './build-endpoint-policies';
import { buildDnsZones, buildPrivateEndpoints } from './build-endpoints';
import { buildFirewalls, buildStrayRules } from './build-firewall';
import { buildLoadBalancers } from './build-load-balancers';
import {
  buildNatGateways,
  buildNetworks,
  buildPeerings,
  buildPublicIps,
  buildRouteTables,
  buildSubnets,
} from './build-network';
import { buildSecurityGroups } from './build-security';
import { buildServices } from './build-services';
import { cloudOfInput } from './cloud';
import type { NetworkModel } from './network-model';
import { readTerraform, type TerraformInput } from './read-terraform';
import { Found } from './resources';

/** Reads Terraform JSON, whoever wrote it, into the network that it would build. */
export function readModel(...inputs: readonly TerraformInput[]): NetworkModel {
  const found = new Found(readTerraform(inputs));
  const subnets = buildSubnets(found);
  const firewalls = buildFirewalls(found);
  return {
    cloud: cloudOfInput(found),
    networks: buildNetworks(found),
    peerings: buildPeerings(found),
    subnets,
    securityGroups: withDatabricksRules(found, buildSecurityGroups(found), subnets),
    routeTables: buildRouteTables(found),
    natGateways: buildNatGateways(found),
    publicIps: buildPublicIps(found),
    firewalls,
    strayRules: buildStrayRules(found, firewalls),
    loadBalancers: buildLoadBalancers(found),
    privateEndpoints: buildPrivateEndpoints(found),
    dnsZones: buildDnsZones(found),
    endpointPolicies: buildEndpointPolicies(found),
    services: buildServices(found),
    computes: [...buildComputes(found), ...buildDatabricks(found)],
    clusters: buildClusters(found),
    datastores: buildDatastores(found),
    strayAttachments: attachmentsOf(found).filter(({ cluster }) => cluster === undefined),
    machines: buildMachines(found),
    attached: buildAttached(found),
    hdinsight: buildHdinsight(found),
    notModelled: [
      ...found.types.flatMap((type) => {
        const row = NOT_MODELLED.find((one) => type.startsWith(one.type));
        return row === undefined ? [] : found.of(type).map(({ address }) => ({ address, why: row.what }));
      }),
      ...subnets
        .filter(({ ipv6 }) => ipv6)
        .map(({ address }) => ({ address, why: 'its addresses of IPv6, and what they reach' })),
    ],
  };
}
