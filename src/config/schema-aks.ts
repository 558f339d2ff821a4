import * as z from 'zod';
import { HostInNetwork, Ipv4 } from '../net/cidr';
import { oneOf, parsedText } from './leaf';
import { existing } from './schema-aks-existing';
import { networkMode, nodePools, nodes, podCidr } from './schema-aks-nodes';
import { tls } from './schema-aks-tls';
import { kubernetes } from './schema-kubernetes';
import { cidr, reason } from './schema-shared';

/** The cluster that scores, its ranges and its callers. */
export const aks = z
  .strictObject({
    existing: existing.optional().meta({ description: 'A cluster that is there already: attached, and not made' }),
    serviceCidr: cidr(
      "The range of the cluster's services: outside the virtual network and everything connected to it",
    ).optional(),
    dnsServiceIp: parsedText(
      {
        code: 'address',
        allowed: 'an IPv4 address of serviceCidr, not its first',
        example: '10.41.0.10',
        description: "The cluster's DNS",
      },
      Ipv4.parse,
    ).optional(),
    dockerBridgeCidr: parsedText(
      {
        code: 'cidr',
        allowed: 'a host address with its prefix, such as 172.17.0.1/16',
        example: '172.17.0.1/16',
        description: 'Checked, and ignored: azurerm dropped it in 4.0',
      },
      HostInNetwork.parse,
    ).optional(),
    networkMode,
    podCidr,
    nodes: nodes.optional(),
    nodePools,
    compute: oneOf(['classic', 'kubernetes'], 'aks-compute').default('classic').meta({
      description:
        'classic: the attachment of the guide of 2020, served by SDK v1; kubernetes: the extension and compute of today',
    }),
    kubernetes: kubernetes.optional().meta({ description: 'The compute of today, with compute: kubernetes' }),
    attach: oneOf(['oneCall', 'attachThenUpdate'], 'attach').default('oneCall').meta({
      description:
        'oneCall: attached with its internal load balancer; attachThenUpdate: attached first, as the guide of 2020 says',
    }),
    tls: tls.optional(),
    loadBalancer: oneOf(['internal'], 'load-balancer')
      .default('internal')
      .meta({ description: 'Scoring is answered inside the network only' }),
    scoringFrom: z
      .array(cidr('A block of callers'))
      .default([])
      .meta({ description: 'Who may call the scoring endpoint; nobody outside the AKS subnet by default' }),
    publicApiServer: z
      .strictObject({
        reason: reason('Why it is open, for whoever audits this'),
        from: z.array(cidr('A block of administrators')).min(1),
      })
      .optional()
      .meta({ description: 'Opens the API server to these blocks; it is private by default' }),
  })
  .meta({
    anyOf: [['existing'], ['serviceCidr', 'dnsServiceIp', 'nodes']].map((required) => ({
      properties: Object.fromEntries(required.map((key) => [key, {}])),
      required,
    })),
  });
