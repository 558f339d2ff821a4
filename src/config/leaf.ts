import * as z from 'zod';
import { didYouMean } from './suggest';

/** What a leaf of the schema says when its value is refused; carried to the problem in zod's `params`. */
export interface Refusal {
  readonly code: string;
  readonly allowed: string;
  readonly fix: string;
}

/** A text that `read` turns into a value; what `read` throws becomes the fix. */
export function parsedText<T>(
  rule: { allowed: string; code: string; example: string; description?: string },
  read: (text: string) => T,
) {
  return z
    .string()
    .meta({ examples: [rule.example], description: described(rule.description, rule.allowed) })
    .transform((text, context): T => {
      try {
        return read(text);
      } catch (error) {
        const refusal: Refusal = { code: rule.code, allowed: rule.allowed, fix: (error as Error).message };
        context.addIssue({ code: 'custom', message: rule.allowed, params: { ...refusal } });
        return z.NEVER;
      }
    });
}

/** What a value is for, and what it looks like: an editor shows both. */
function described(purpose: string | undefined, form: string): string {
  return purpose === undefined ? form : `${purpose}: ${form}`;
}

/** A text of one form. */
export function formText(rule: { pattern: RegExp; words: string; code?: string; fix?: string; description?: string }) {
  return z
    .string()
    .meta({ pattern: rule.pattern.source, description: described(rule.description, rule.words) })
    .superRefine((text, context) => {
      if (rule.pattern.test(text)) return;
      const refusal: Refusal = {
        code: rule.code ?? 'form',
        allowed: rule.words,
        fix: rule.fix ?? 'write a value of that form',
      };
      context.addIssue({ code: 'custom', message: rule.words, params: { ...refusal } });
    });
}

/** One word of a list; another word is answered with the nearest, or with why it is no choice (`refused`). */
export function oneOf<const T extends readonly [string, ...string[]]>(
  words: T,
  code: string,
  refused: Readonly<Record<string, string>> = {},
) {
  return z.enum(words, {
    error: (issue) => {
      if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return undefined;
      const known = Object.entries(refused).find(([word]) => word === issue.input)?.[1];
      const fix = known ?? didYouMean(issue.input, words, 'write one of these');
      return refusalText({ code, allowed: wordList(words), fix });
    },
  });
}

/** The words themselves where they are few; a long list is the schema's to tell. */
export function wordList(words: readonly string[]): string {
  return words.length <= 12
    ? words.join(', ')
    : `one of ${words.length} words, ${words.slice(0, 3).join(', ')} … ('secured-ml schema' lists them)`;
}

/** zod's enum has no `params`, so its refusal travels as JSON in the message. */
export function refusalText(refusal: Refusal): string {
  return JSON.stringify(refusal);
}

/** Free text: what it says is kept to the letter, and never becomes a Terraform expression. */
export function freeText(maxLength: number, description?: string) {
  return z
    .string()
    .min(1)
    .max(maxLength)
    .meta(description === undefined ? {} : { description })
    .superRefine((text, context) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
      const fix = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text)
        ? 'remove control characters'
        : text.includes('TfToken[')
          ? "remove 'TfToken[', which cdktf keeps for itself"
          : text !== '' && text.trim() === ''
            ? 'write more than spaces'
            : undefined;
      if (fix === undefined) return;
      const refusal: Refusal = { code: 'text', allowed: 'text that people read', fix };
      context.addIssue({ code: 'custom', message: refusal.allowed, params: { ...refusal } });
    });
}
