import type * as z from 'zod';
import { AZURERM, NOT_IN_AZURERM } from '../facts/provider';
import { checkAddresses } from './checks/addresses';
import { checkAks } from './checks/aks';
import { checkAksCompute } from './checks/aks-compute';
import { checkAksExisting } from './checks/aks-existing';
import { checkAksOverlay } from './checks/aks-overlay';
import { checkAksPools } from './checks/aks-pools';
import { checkAksTls } from './checks/aks-tls';
import { checkAttached } from './checks/attached';
import { checkBootstrap } from './checks/bootstrap';
import type { Check } from './checks/check';
import { checkCloud } from './checks/cloud';
import { checkCompute } from './checks/compute';
import { checkComputeIdentity } from './checks/compute-identity';
import { checkConnectivity } from './checks/connectivity';
import { checkDatabricks } from './checks/databricks';
import { checkDatastores } from './checks/datastores';
import { checkEndpointPolicy } from './checks/endpoint-policy';
import { checkExistingNetwork } from './checks/existing-network';
import { checkFirewall } from './checks/firewall';
import { checkForcedTunnelling } from './checks/forced-tunnelling';
import { checkHdinsight } from './checks/hdinsight';
import { checkManagedNetwork } from './checks/managed-network';
import { checkMixedNodes } from './checks/mixed-nodes';
import { checkPeerings } from './checks/peerings';
import { checkStorage } from './checks/storage';
import { checkTags } from './checks/tags';
import { checkTools } from './checks/tools';
import { checkVmSeries } from './checks/vm-series';
import { descriptionAt, keysAt } from './json-schema';
import { type Refusal, wordList } from './leaf';
import { lenient } from './lenient';
import type { ConfigPath, Notice, Problem } from './problem';
import { type ConfigDraft, type WorkspaceConfig, workspaceSchema } from './schema';
import { didYouMean } from './suggest';

const CHECKS: readonly Check[] = [
  checkAddresses,
  checkAks,
  checkAksCompute,
  checkAksExisting,
  checkAksOverlay,
  checkAksPools,
  checkAksTls,
  checkCloud,
  checkAttached,
  checkBootstrap,
  checkCompute,
  checkComputeIdentity,
  checkConnectivity,
  checkForcedTunnelling,
  checkMixedNodes,
  checkExistingNetwork,
  checkEndpointPolicy,
  checkDatabricks,
  checkDatastores,
  checkFirewall,
  checkPeerings,
  checkHdinsight,
  checkManagedNetwork,
  checkStorage,
  checkTags,
  checkTools,
  checkVmSeries,
];

/** What reading a config gives: every problem, and the config where there is none. */
export interface ReadConfig {
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  /** What could be read, with holes where a value was refused. */
  readonly draft: ConfigDraft;
  readonly config?: WorkspaceConfig;
}

/** Reads plain data (a parsed YAML file, or an object in code) and reports every problem at once. */
export function readConfig(raw: unknown): ReadConfig {
  const result = workspaceSchema.safeParse(raw, { reportInput: true, jitless: true });
  const draft: ConfigDraft = result.success ? result.data : readDraft(raw);
  const problems: Problem[] = result.success ? [] : result.error.issues.flatMap(problemsOf);
  const notices: Notice[] = [];
  for (const check of CHECKS) check(draft, problems, notices);
  return { problems, notices, draft, ...(result.success && problems.length === 0 ? { config: result.data } : {}) };
}

/** The lenient schema is made for configs with problems only: a good one needs no second reading. */
function readDraft(raw: unknown): ConfigDraft {
  return (lenient(workspaceSchema).parse(raw) ?? {}) as ConfigDraft;
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path as ConfigPath;
  const found = issue.input;
  if (issue.code === 'invalid_union') return branchOf(issue).flatMap(problemsOf);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      path: [...path, key],
      found: key,
      allowed: known.join(', ') || 'no keys',
      fix: notInProvider([...path, key]) ?? didYouMean(key, known, 'remove it'),
    }));
  }
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_value') && found === undefined) {
    const words = issue.code === 'invalid_type' ? typeWords(issue.expected) : wordList(issue.values.map(String));
    const allowed = descriptionAt(path) ?? words;
    return [{ code: 'missing', path, found, allowed, fix: 'add it' }];
  }
  const refusal = refusalOf(issue);
  return [{ path, found, ...refusal }];
}

/** What to do about a key that Azure would understand and the provider does not. */
function notInProvider(path: ConfigPath): string | undefined {
  const row = NOT_IN_AZURERM[path.filter((part) => typeof part === 'string').join('.')];
  const releases = Object.values(AZURERM).map(({ version }) => version);
  return row && `azurerm has no argument for it (${releases.join(', ')}): ${row.instead}; then remove it`;
}

/** The problems of the form that was meant: the one whose type fits, else the first. */
function branchOf({ path, errors }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] {
  const another = ({ code, path: at }: z.core.$ZodIssue) => at.length === 0 && code.startsWith('invalid_');
  const meant = errors.find((issues) => !issues.some(another)) ?? errors[0] ?? [];
  return meant.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

function refusalOf(issue: z.core.$ZodIssue): Refusal {
  switch (issue.code) {
    case 'custom':
      return issue.params as unknown as Refusal;
    case 'invalid_type':
      return { code: 'type', allowed: typeWords(issue.expected), fix: typeFix(issue.expected, issue.input) };
    case 'too_small':
      if (issue.minimum === 1 && (issue.origin === 'string' || issue.origin === 'array'))
        return { code: 'range', allowed: issue.origin === 'string' ? 'a text' : 'one entry or more', fix: 'write one' };
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

/** In YAML the difference is often a pair of quotes. */
function typeFix(expected: string, found: unknown): string {
  if (expected === 'string' && (typeof found === 'number' || typeof found === 'boolean')) return 'write it in quotes';
  if (
    (expected === 'int' || expected === 'number') &&
    typeof found === 'string' &&
    found.trim() !== '' &&
    !Number.isNaN(Number(found))
  )
    return 'write it without quotes';
  return `write ${typeWords(expected)}`;
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
