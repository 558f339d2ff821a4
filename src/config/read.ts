import type { z } from 'zod';
import { checkAddresses } from './checks/addresses';
import { checkAks } from './checks/aks';
import { checkCompute } from './checks/compute';
import { checkTags } from './checks/tags';
import { keysAt } from './json-schema';
import { type Refusal, wordList } from './leaf';
import { lenient } from './lenient';
import type { ConfigPath, Notice, Problem } from './problem';
import { type ConfigDraft, type WorkspaceConfig, workspaceSchema } from './schema';
import { didYouMean } from './suggest';

/** What reading a config gives: every problem, and the config where there is none. */
export interface ReadConfig {
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  /** What could be read, with holes where a value was refused. */
  readonly draft: ConfigDraft;
  readonly config?: WorkspaceConfig;
}

const draftSchema = lenient(workspaceSchema);

/** Reads plain data (a parsed YAML file, or an object in code) and reports every problem at once. */
export function readConfig(raw: unknown): ReadConfig {
  const result = workspaceSchema.safeParse(raw, { reportInput: true });
  const draft = (draftSchema.parse(raw) ?? {}) as ConfigDraft;
  const found: Problem[] = result.success ? [] : result.error.issues.flatMap(problemsOf);
  const notices: Notice[] = [];
  for (const check of [checkAddresses, checkAks, checkCompute, checkTags]) check(draft, found, notices);
  return { problems: found, notices, draft, ...(result.success && found.length === 0 ? { config: result.data } : {}) };
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path as ConfigPath;
  const found = issue.input;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      path: [...path, key],
      found: key,
      allowed: known.join(', ') || 'no keys',
      fix: didYouMean(key, known, 'remove it'),
    }));
  }
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_value') && found === undefined) {
    const allowed = issue.code === 'invalid_type' ? typeWords(issue.expected) : wordList(issue.values.map(String));
    return [{ code: 'missing', path, found, allowed, fix: 'add it' }];
  }
  const refusal = refusalOf(issue);
  return [{ path, found, ...refusal }];
}

function refusalOf(issue: z.core.$ZodIssue): Refusal {
  switch (issue.code) {
    case 'custom':
      return issue.params as unknown as Refusal;
    case 'invalid_type':
      return { code: 'type', allowed: typeWords(issue.expected), fix: `write ${typeWords(issue.expected)}` };
    case 'too_small':
      return { code: 'range', allowed: `${issue.minimum} or more${measure(issue.origin)}`, fix: 'use a larger one' };
    case 'too_big':
      return { code: 'range', allowed: `${issue.maximum} or less${measure(issue.origin)}`, fix: 'use a smaller one' };
    case 'invalid_value':
      return issue.message.startsWith('{')
        ? (JSON.parse(issue.message) as Refusal)
        : { code: 'type', allowed: wordList(issue.values.map(String)), fix: 'write one of these' };
    case 'invalid_key': {
      const [inner] = issue.issues;
      return {
        ...(inner === undefined ? { allowed: 'another key', fix: 'rename it' } : refusalOf(inner)),
        code: 'text',
      };
    }
    default:
      return { code: 'form', allowed: issue.message, fix: 'write a value of that form' };
  }
}

function typeWords(expected: string): string {
  const words: Record<string, string> = {
    string: 'text',
    int: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'keys and values',
    record: 'keys and values',
  };
  return words[expected] ?? expected;
}

function measure(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';
}
