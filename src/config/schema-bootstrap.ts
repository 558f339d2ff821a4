import * as z from 'zod';
import { readClientAddress } from '../net/client-addresses';
import { parsedText } from './leaf';
import { opening, reason } from './schema-shared';

/** How Terraform, which runs outside the network, gets along with closed services; closed from the first second unless said. */
export const bootstrap = z
  .strictObject({
    deployerAddress: z
      .strictObject({
        address: parsedText(
          {
            code: 'client-ip',
            allowed: 'a public IPv4 address or block that Terraform is seen with',
            example: '203.0.113.7',
          },
          readClientAddress,
        ),
        reason: reason('Why it is open, for whoever audits this'),
      })
      .optional()
      .meta({ description: 'Admits whoever runs Terraform to the data of storage and vault, until it is removed' }),
    closeAfterCreation: opening(
      'Leaves the storage account open until the workspace stands; the vault is closed from the first second all the same',
    ).optional(),
  })
  .superRefine((value, context) => {
    const named = Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [name]));
    if (named.length <= 1) return;
    const refusal = {
      code: 'one-bootstrap',
      allowed: 'one of deployerAddress, closeAfterCreation',
      fix: `keep one of ${named.join(' and ')}`,
    };
    context.addIssue({ code: 'custom', message: refusal.allowed, params: refusal });
  })
  .meta({ description: 'How Terraform gets along with closed services; closed from the first second when left out' });
