import * as z from 'zod';
import { formText } from './leaf';

const relativePath = formText({
  pattern: /^(?!\/)(?!.*\\)(?!.*[${}%])[\w./-]+$/,
  words: 'a relative path of letters, digits, _ - . /',
  code: 'path',
  fix: "write it relative to the stack's folder, so that the output is the same on every machine",
});
const blobKey = formText({
  pattern: /^(?!\/)(?!.*(^|\/)\.{1,2}(\/|$))[\w.-]+(\/[\w.-]+)*$/,
  words: "the blob's name: letters, digits, _ - . and single /",
  code: 'path',
});
const word = (words: string, pattern: RegExp) => formText({ pattern, words, code: 'name' });

/** Where Terraform keeps the state; one of them, `local` when none is named. */
export const backend = z
  .strictObject({
    local: z
      .strictObject({ path: relativePath.optional() })
      .optional()
      .meta({ description: 'A file beside the output; the default' }),
    azurerm: z
      .strictObject({
        resourceGroupName: word('a resource group name', /^[\w().-]{0,89}[\w()-]$/),
        storageAccountName: word('3-24 lower-case letters and digits', /^[a-z0-9]{3,24}$/),
        containerName: word(
          "3-63 lower-case letters, digits and single '-'",
          /^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/,
        ),
        key: blobKey.optional(),
      })
      .optional()
      .meta({ description: 'A blob, with Microsoft Entra ID in place of account keys' }),
    remote: z
      .strictObject({
        organization: word('letters, digits, _ -', /^[\w-]+$/),
        workspace: word('letters, digits, _ -', /^[\w-]+$/),
        hostname: word('a host name', /^[a-z0-9.-]+$/).optional(),
      })
      .optional()
      .meta({ description: 'HCP Terraform or Terraform Enterprise' }),
  })
  .superRefine((value, context) => {
    const named = Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [name]));
    if (named.length <= 1) return;
    const refusal = {
      code: 'one-backend',
      allowed: 'one of local, azurerm, remote',
      fix: `keep one of ${named.join(' and ')}`,
    };
    context.addIssue({ code: 'custom', message: refusal.allowed, params: refusal });
  })
  .meta({ description: 'Where Terraform keeps its state' });
