import * as z from 'zod';
import { LIMITS } from '../facts/limits';
import { COMPUTE_NAME_RULES, USER_ASSIGNED_ID } from '../facts/names';
import { formText, freeText, oneOf } from './leaf';
import { cidr, count, guid, opening, reason, vmSize } from './schema-shared';
import { adminUsername, sshPublicKey } from './schema-ssh';

/** Azure tells no bound for a description; this one is ours. */
const DESCRIPTION_LENGTH = 256;

/** What a cluster and an instance have in common. */
const eitherKind = {
  description: freeText(DESCRIPTION_LENGTH, 'What it is for, as studio shows it').optional(),
  publicIp: opening('Gives the nodes of this compute a public address').optional(),
  localAuth: opening('Leaves local accounts of this compute switched on').optional(),
  identity: z
    .strictObject({
      systemAssigned: z
        .boolean()
        .default(false)
        .meta({ description: 'An identity that comes and goes with the compute' }),
      userAssigned: z
        .array(
          z.strictObject({
            id: formText({
              pattern: USER_ASSIGNED_ID,
              words:
                "an identity's id, '/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…'",
              code: 'arm-id',
            }),
            principalId: guid('an object id', "The identity's principal"),
          }),
        )
        .default([])
        .meta({ description: 'Identities of your own, in place of ours; each gets the right to pull images' }),
    })
    .optional()
    .meta({ description: 'What the nodes run as; an identity that may pull images and nothing else when left out' }),
};

/** Training clusters and instances, and how their nodes are opened. */
export const compute = z.strictObject({
  communication: oneOf(['simplified', 'classic'], 'communication')
    .default('simplified')
    .meta({ description: 'How nodes talk to the service; classic is the guide of 2020, retired on 2026-03-31' }),
  publicIp: opening('Gives every node a public address').optional(),
  localAuth: opening('Leaves local accounts of all nodes switched on').optional(),
  ssh: z
    .strictObject({
      reason: reason('Why it is open, for whoever audits this'),
      from: z.array(cidr('A block that administrators come from')).min(1),
      adminUsername,
      publicKey: sshPublicKey,
    })
    .optional()
    .meta({ description: 'Opens SSH on the computes that have a public address, to these blocks only' }),
  spareAddresses: count(0, LIMITS.clusterNodes.value)
    .default(0)
    .meta({ description: 'Addresses kept free for computes to come: a subnet with hosts in it cannot grow' }),
  clusters: z
    .array(
      z.strictObject({
        name: formText({ ...COMPUTE_NAME_RULES.cluster, code: 'name' }),
        vmSize,
        minNodes: count(0, LIMITS.clusterNodes.value).default(0),
        maxNodes: count(1, LIMITS.clusterNodes.value),
        idleMinutes: count(1, 1440)
          .default(2)
          .meta({ description: 'Minutes without a job until a node is given back' }),
        priority: oneOf(['Dedicated', 'LowPriority'], 'priority').default('Dedicated'),
        ...eitherKind,
      }),
    )
    .default([])
    .meta({ description: 'Training clusters' }),
  instances: z
    .array(
      z.strictObject({
        name: formText({ ...COMPUTE_NAME_RULES.instance, code: 'name' }),
        vmSize,
        assignTo: z
          .strictObject({
            objectId: guid('an object id', 'Who works on it'),
            tenantId: guid('a tenant id', "The user's tenant"),
          })
          .optional()
          .meta({ description: 'The person it is for; whoever applies it when left out' }),
        ...eitherKind,
      }),
    )
    .default([])
    .meta({ description: 'Notebook machines, each of one person' }),
});
