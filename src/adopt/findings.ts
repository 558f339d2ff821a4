import { REPLACED_AFTER_IMPORT } from '../facts/arm-ids';
import { type Candidate, candidatesOf } from './candidate';
import type { AzureReader, AzureResource } from './reader';
import { resourcesOf, type Stack } from './stack';
import type { KnownState } from './state';

/** What lies between a stack's state and Azure. */
export interface Findings {
  /** In Azure and not in the state: the next apply would stop with "already exists". */
  readonly orphans: readonly Candidate[];
  /** Tainted and whole in Azure: the next apply would destroy and re-create them. */
  readonly whole: readonly Candidate[];
  /** Tainted, and Azure itself says that they are not finished. */
  readonly broken: readonly Candidate[];
  /** In the stack and not in the state, and of a kind that is replaced after an import. */
  readonly byHand: readonly string[];
  /** Not in the state, and their ids cannot be told from the stack. */
  readonly unknown: readonly string[];
  /** How many resources the stack has. */
  readonly total: number;
}

const WIDTH = 8;

/** Compares a stack with its state and with Azure. It changes neither. */
export async function compare(
  stack: Stack,
  { known, tainted }: KnownState,
  reader: AzureReader,
  subscriptionId: string,
): Promise<Findings> {
  const { candidates, unknown } = candidatesOf(stack, subscriptionId);
  const asked = candidates.filter(({ address }) => !known.has(address) || tainted.has(address));
  const found = await readAll(asked, reader);
  const there = asked.filter((one) => isThere(one, found.get(keyOf(one))));
  const inDoubt = there.filter(({ address }) => tainted.has(address));
  const isWhole = (one: Candidate) => {
    const { provisioningState = 'Succeeded' } = found.get(keyOf(one))?.properties ?? {};
    return provisioningState === 'Succeeded';
  };
  const replaced = unknown.filter((address) => (address.split('.')[0] ?? '') in REPLACED_AFTER_IMPORT);
  return {
    orphans: there.filter(({ address }) => !known.has(address)),
    whole: inDoubt.filter(isWhole),
    broken: inDoubt.filter((one) => !isWhole(one)),
    byHand: replaced.filter((address) => !known.has(address)),
    unknown: unknown.filter((address) => !known.has(address) && !replaced.includes(address)),
    total: resourcesOf(stack).length,
  };
}

const keyOf = ({ armId, api }: Candidate) => `${armId.toLowerCase()}?${api}`;

function isThere({ carries }: Candidate, found: AzureResource | undefined): boolean {
  return found !== undefined && (carries === undefined || carries(found));
}

/** Each id once, several at a time. */
async function readAll(candidates: readonly Candidate[], reader: AzureReader) {
  const wanted = [...new Map(candidates.map((one) => [keyOf(one), one])).values()];
  const found = new Map<string, AzureResource | undefined>();
  const work = async () => {
    for (let one = wanted.shift(); one !== undefined; one = wanted.shift())
      found.set(keyOf(one), await reader.read(one.armId, one.api));
  };
  await Promise.all(Array.from({ length: WIDTH }, work));
  return found;
}
