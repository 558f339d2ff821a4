import * as z from 'zod';
import { LIMITS } from '../facts/limits';
import { NAME_RULES } from '../facts/names';
import { Ipv4 } from '../net/cidr';
import { formText, oneOf, parsedText } from './leaf';
import { azureId, cidr, count, opening } from './schema-shared';

const name = (key: 'firewall' | 'firewallPolicy' | 'resourceGroup', description: string) =>
  formText({ ...NAME_RULES[key], code: 'name', description }).optional();

const address = (description: string) =>
  parsedText({ code: 'address', allowed: 'an IPv4 address', example: '10.0.1.4', description }, Ipv4.parse);

/** What kind of firewall it is, and where its rules stand. */
export const firewallKind = {
  tier: oneOf(['Standard', 'Premium', 'Basic'], 'firewall-tier')
    .default('Standard')
    .meta({ description: 'Basic: no host names in network rules; Premium: looks for attacks as well' }),
  classicRules: z
    .boolean()
    .default(false)
    .meta({ description: 'Rules on the firewall itself and no policy: for those who have it so' }),
  existing: z
    .strictObject({
      policyId: azureId('Microsoft.Network/firewallPolicies', 'The policy that rules are added to').optional(),
      policyName: name('firewallPolicy', 'Its name, with resourceGroup in place of its id'),
      firewallName: name('firewall', 'With classicRules: the firewall that rules are added to, with resourceGroup'),
      resourceGroup: name('resourceGroup', 'The resource group that its owner keeps it in'),
      privateAddress: address('Where the default route leads'),
      publicAddress: address('What nodes are seen with from outside').optional(),
      priority: count(LIMITS.firewallFirstPriority.value, LIMITS.firewallLastPriority.value)
        .default(1000)
        .meta({ description: 'Of our rules among those of others: of the group, or of the first classic collection' }),
    })
    .optional()
    .meta({ description: 'A firewall that somebody else owns, such as that of a hub: only rules are added to it' }),
};

/** Networks that ours is peered with. */
export const peerings = z
  .array(
    z.strictObject({
      id: azureId('Microsoft.Network/virtualNetworks', 'Which network'),
      addressSpace: z
        .array(cidr('A block of the network'))
        .min(1)
        .meta({ description: 'Its blocks: nothing of ours may overlap them' }),
      bothSides: opening("Writes its side of the peering too, which is somebody else's").optional(),
      forwardedTraffic: opening('Takes what comes from behind it: other networks, by way of its firewall').optional(),
      remoteGateways: opening('Uses its VPN or ExpressRoute gateways').optional(),
    }),
  )
  .default([])
  .meta({ description: 'Peered networks, such as a hub' });
