import * as z from 'zod';
import { opening } from './schema-shared';

/** What computes reach besides the service itself, in whichever way outbound is limited. */
export const tools = z.strictObject({
  microsoftImages: z.boolean().default(true).meta({
    description: "Microsoft's registry, for images made by Microsoft or on top of them; false closes it by name",
  }),
  automl: z.boolean().default(true).meta({ description: 'What automated ML downloads' }),
  rstudio: opening('RStudio on instances').optional(),
  vsCode: opening('Server and extensions of VS Code; with outbound: firewall only').optional(),
  huggingFace: opening('Models of Hugging Face; with outbound: firewall only').optional(),
});
