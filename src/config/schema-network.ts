import * as z from 'zod';
import { OPTIONAL_HOST_GROUPS } from '../facts/egress-hosts';
import { formText, oneOf } from './leaf';
import { existingNetwork } from './schema-existing-network';
import { firewallKind, peerings } from './schema-firewall';
import { cidr, reason } from './schema-shared';

/** Blocks that are pinned, by what lives in them. */
const pinned = z.strictObject({
  compute: cidr('Instances and cluster nodes').optional(),
  virtualMachines: cidr('Attached virtual machines').optional(),
  aks: cidr('Nodes, pods and the internal load balancer of AKS').optional(),
  privateEndpoints: cidr('Private endpoints of workspace and registry').optional(),
  firewall: cidr('AzureFirewallSubnet').optional(),
  firewallManagement: cidr('AzureFirewallManagementSubnet').optional(),
});

/** A network of one's own, or one that somebody else owns; what it must stay clear of, and blocks that are pinned. */
export const network = z.strictObject({
  addressSpace: cidr('The address space of the virtual network').optional(),
  existing: existingNetwork(pinned)
    .optional()
    .meta({ description: 'A network and subnets that somebody else owns, in place of addressSpace' }),
  reserved: z
    .array(cidr('A range'))
    .default([])
    .meta({ description: 'On-premises and peered ranges: nothing may overlap them' }),
  peerings,
  subnets: pinned
    .extend({
      hdinsight: cidr('The Spark cluster').optional(),
      databricksPrivate: cidr('Containers of Databricks').optional(),
      databricksPublic: cidr('Hosts of Databricks').optional(),
      databricksDefault: cidr('The subnet named default, beside those of Databricks').optional(),
    })
    .default({})
    .meta({ description: 'Blocks that are pinned; the others are planned' }),
});

/** What the firewall lets out besides what the service needs. */
export const firewall = z.strictObject({
  ...firewallKind,
  packages: z
    .array(oneOf(OPTIONAL_HOST_GROUPS as [(typeof OPTIONAL_HOST_GROUPS)[number]], 'package-group'))
    .default([])
    .meta({ description: 'Groups of package hosts that jobs may reach' }),
  hosts: z
    .array(
      z.strictObject({
        host: formText({
          pattern: /^(?=.{1,253}$)(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
          words: "a host name in lower case; '*.' may stand for its left-most label only",
          code: 'host',
          fix: 'no scheme, port or path; name each host',
        }),
        reason: reason('Why jobs need it'),
      }),
    )
    .default([])
    .meta({ description: "Hosts of one's own that computes may reach over HTTPS" }),
});
