import * as z from 'zod';
import { NAME_RULES, SUBNET_NAME_RULE } from '../facts/names';
import { Ipv4 } from '../net/cidr';
import { formText, oneOf, parsedText } from './leaf';
import { azureId, cidr } from './schema-shared';

/** A subnet that somebody else owns: which one, and the block that it has. */
const existingSubnet = z.strictObject({
  id: azureId('Microsoft.Network/virtualNetworks/subnets', 'Which subnet').optional(),
  name: formText({ ...SUBNET_NAME_RULE, code: 'name', description: 'Its name, in place of its id' }).optional(),
  addressPrefix: cidr('The block that it has; Terraform stops where it has another'),
});

const WHO = ['ours', 'owner'] as const;

/**
 * A network and subnets that somebody else owns.
 *
 * @param planned the kinds of subnets that a network of one's own can pin: each of them can be somebody else's as well,
 * but for those of a firewall, which Azure wants in the resource group of its network
 */
export function existingNetwork<Shape extends z.ZodRawShape>(planned: z.ZodObject<Shape>) {
  const subnets = Object.fromEntries(Object.keys(planned.shape).map((kind) => [kind, existingSubnet.optional()])) as {
    [kind in keyof Shape]: z.ZodOptional<typeof existingSubnet>;
  };
  return z.strictObject({
    id: azureId('Microsoft.Network/virtualNetworks', 'Which network').optional(),
    name: formText({
      ...NAME_RULES.virtualNetwork,
      code: 'name',
      description: 'Its name, with resourceGroup in place of its id',
    }).optional(),
    resourceGroup: formText({
      ...NAME_RULES.resourceGroup,
      code: 'name',
      description: 'The resource group that its owner keeps it in',
    }).optional(),
    addressSpace: z
      .array(cidr('A block of the network'))
      .min(1)
      .meta({ description: 'Every block of the network; Terraform stops where it has others' }),
    dnsServers: z
      .array(
        parsedText(
          { code: 'address', allowed: 'an IPv4 address', example: '10.0.0.4', description: 'A DNS server' },
          Ipv4.parse,
        ),
      )
      .default([])
      .meta({ description: 'The DNS servers that the network asks; none means those of Azure' }),
    subnets: z.strictObject(subnets).meta({ description: 'Who lives where' }),
    securityGroups: oneOf(WHO, 'owned-by')
      .default('ours')
      .meta({ description: 'owner: the subnets keep the security groups that they have, and the rules are told' }),
    wayOut: oneOf(WHO, 'owned-by')
      .default('ours')
      .meta({ description: 'owner: the subnets keep their routes and their way out, and what must pass is told' }),
  });
}
