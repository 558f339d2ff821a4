import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Body } from '../../__tests__/azure/resource';
import type { StandIn } from '../../__tests__/azure/stand-in';

const FOLDER = join(__dirname, '..', '..', '__tests__', 'azure', 'owned-by-others');

interface Owned {
  readonly id: string;
  readonly apiVersion: string;
  readonly body: Body;
}

/**
 * Puts into the stand-in what an example takes for granted and others own: a network, a hub's firewall policy. Bodies of
 * Azure Resource Manager, in a file of the example's name.
 *
 * @throws Error where the stand-in refuses one of them
 */
export function putOwnedByOthers(config: string, standIn: StandIn): OwnedByOthers {
  const file = join(FOLDER, basename(config).replace(/\.yaml$/, '.json'));
  const owned = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Owned[]) : [];
  for (const { id, apiVersion, body } of owned) {
    const query = new URLSearchParams({ 'api-version': apiVersion });
    standIn.judge.put(id, apiVersion, body);
    const answer = standIn.arm.answer({ method: 'PUT', path: id, query, body });
    if (answer.status >= 400) throw new Error(`${file}: ${id} is refused: ${JSON.stringify(answer.body)}`);
  }
  return new OwnedByOthers(standIn);
}

/** What others own, as it was before anything of ours was made. */
export class OwnedByOthers {
  private readonly before: ReadonlyMap<string, string>;

  constructor(private readonly standIn: StandIn) {
    this.before = this.now();
  }

  /** What is left that nobody owned before, and what others own and is no longer as it was. */
  public leftBehind(): readonly string[] {
    const now = this.now();
    const changed = [...this.before].filter(([id, text]) => now.get(id) !== text);
    return [
      ...[...now.keys()].filter((id) => !this.before.has(id)),
      ...changed.map(([id, text]) => `${id} was ${text}, is ${now.get(id) ?? 'gone'}`),
    ];
  }

  private now(): ReadonlyMap<string, string> {
    return new Map(this.standIn.arm.store.all().map(({ etag: _, ...one }) => [one.id, JSON.stringify(sorted(one))]));
  }
}

/** The same whatever the order of its keys, and without what says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0));
  return Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}
