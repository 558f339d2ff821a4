import * as z from 'zod';
import { DATABRICKS_COMPUTE_NAME, DATABRICKS_TIERS } from '../facts/databricks';
import { LIMITS } from '../facts/limits';
import { COMPUTE_NAME_RULES } from '../facts/names';
import { formText, refusalText } from './leaf';
import { secret } from './schema-secret';
import { count, opening } from './schema-shared';
import { didYouMean } from './suggest';

/** Databricks in two subnets of the network. */
export const databricks = z.strictObject({
  maxNodes: count(1, LIMITS.databricksNodes.value).meta({
    description: 'Nodes of all clusters at a time; each takes an address in both subnets',
  }),
  tier: tier().default('premium').meta({ description: 'The tier of the workspace' }),
  publicNetworkAccess: opening('Lets the Internet reach the web application and the API').optional(),
  attach: z
    .strictObject({
      name: formText({ ...COMPUTE_NAME_RULES.cluster, code: 'name' })
        .default(DATABRICKS_COMPUTE_NAME)
        .meta({ description: 'Name of the compute in the workspace' }),
      accessToken: secret('A personal access token of Databricks; it can be made once Databricks stands'),
    })
    .optional()
    .meta({ description: 'Attaches Databricks to the workspace as a compute; for pipelines' }),
});

function tier() {
  const { taken, standard } = DATABRICKS_TIERS;
  return z.enum(taken, {
    error: ({ code, input }) => {
      if (code !== 'invalid_value' || typeof input !== 'string') return undefined;
      const closed = `write premium: no Standard workspace is made since ${standard.closedOn}, and those that are there became Premium on ${standard.becomesPremiumOn}`;
      const fix = input.toLowerCase() === 'standard' ? closed : didYouMean(input, taken, 'write premium');
      return refusalText({ code: 'databricks-tier', allowed: taken.join(', '), fix });
    },
  });
}
