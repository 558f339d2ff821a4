import * as z from 'zod';
import { LIMITS } from '../facts/limits';
import { Cidr } from '../net/cidr';
import { AZURE_ID_TYPES, AzureId, type AzureIdType, exampleId } from './azure-id';
import { formText, freeText, parsedText, type Refusal } from './leaf';

/** An IPv4 block. */
export const cidr = (description: string) =>
  parsedText(
    {
      code: 'cidr',
      allowed: 'an IPv4 block in canonical form, such as 10.1.0.0/24',
      example: '10.1.0.0/24',
      description,
    },
    Cidr.parse,
  );

/** The id of something that somebody else owns. */
export const azureId = (type: AzureIdType, description: string) =>
  parsedText(
    { code: 'azure-id', allowed: `the id of ${AZURE_ID_TYPES[type]}`, example: exampleId(type), description },
    (text) => AzureId.parse(text, type),
  );

/** Why something is open or needed; it ends in the plan, the summary and, where Azure has room, the resource. */
export const reason = (description: string) =>
  freeText(LIMITS.nsgDescriptionLength.value, description).superRefine((text, context) => {
    // It is printed in the summary, where a line of its own could pass for one of ours.
    if (!/[\n\t\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) return;
    const refusal: Refusal = {
      code: 'text',
      allowed: 'one line of visible text',
      fix: 'remove line ends and hidden characters',
    };
    context.addIssue({ code: 'custom', message: refusal.allowed, params: { ...refusal } });
  });

/** Opens what is closed by default; the reason ends in the plan, the summary and, where Azure has room, the resource. */
export const opening = (what: string) =>
  z.strictObject({ reason: reason('Why it is open, for whoever audits this') }).meta({ description: what });

/** A GUID of Azure or Entra ID. */
export const guid = (words: string, description: string) =>
  formText({
    pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    words: `${words} (a GUID in lower case)`,
    code: 'guid',
    description,
  });

export const vmSize = formText({
  pattern: /^(Standard|STANDARD)_[A-Za-z0-9]+(-[0-9]+[A-Za-z]*)?(_[A-Za-z0-9]+)*$/,
  words: "a VM size such as 'Standard_D4s_v5'",
  code: 'vm-size',
});

/** A whole number between two limits, both included. */
export const count = (least: number, most: number) => z.int().min(least).max(most);
