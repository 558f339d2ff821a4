import { Cidr } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';
import { ALL_PORTS } from '../net/port-set';
import type { TrafficSet } from '../net/traffic-set';
import type { TrafficDiff } from '../verify/diff';
import type { MergedChange } from '../verify/diff-merge';

export const DIFF_FORMATS = ['text', 'json', 'markdown'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

const MARKS = { gained: '+', lost: '-', unclear: '?' } as const;
const KINDS = ['gained', 'lost', 'unclear'] as const;

/** Traffic gained and lost, in one of the formats. */
export function writeDiff(diff: TrafficDiff, format: DiffFormat): string {
  return { text: writeText, json: writeJson, markdown: writeMarkdown }[format](diff);
}

function writeText(diff: TrafficDiff): string {
  const changes = inOrder(diff).map((change) =>
    [
      `${MARKS[change.kind]} ${headline(change)}`,
      `    was ${decision(change.before)}`,
      `    is  ${decision(change.after)}`,
    ].join('\n'),
  );
  return `${[...changes, summary(diff)].join('\n\n')}\n`;
}

function writeJson(diff: TrafficDiff): string {
  const changes = inOrder(diff).map(({ kind, from, to, traffic, only, before, after }) => ({
    kind,
    from,
    to,
    traffic: writeTraffic(traffic),
    ...(only.from === undefined ? {} : { fromAddresses: writeAddresses(only.from) }),
    ...(only.to === undefined ? {} : { toAddresses: writeAddresses(only.to) }),
    before,
    after,
  }));
  return `${JSON.stringify({ changes, unknownPairs: diff.unknownPairs }, undefined, 2)}\n`;
}

function writeMarkdown(diff: TrafficDiff): string {
  const rows = inOrder(diff).map(
    (change) =>
      `| ${[change.kind, list(change.from, change.only.from), list(change.to, change.only.to), writeTraffic(change.traffic), decision(change.before), decision(change.after)].map(cell).join(' | ')} |`,
  );
  const table = ['| | from | to | traffic | was | is |', '|---|---|---|---|---|---|', ...rows];
  return `${['## Traffic', '', summary(diff), ...(rows.length === 0 ? [] : ['', ...table])].join('\n')}\n`;
}

function inOrder({ changes }: TrafficDiff): MergedChange[] {
  return KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

function summary({ changes, unknownPairs }: TrafficDiff): string {
  const count = (kind: MergedChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const still =
    unknownPairs === 0
      ? ''
      : `; ${unknownPairs === 1 ? 'one pair is' : `${unknownPairs} pairs are`} not known in full on either side`;
  if (changes.length === 0) return `no traffic gained or lost${still}`;
  return `${count('gained')} gained, ${count('lost')} lost, ${count('unclear')} unclear${still}`;
}

function headline({ from, to, traffic, only }: MergedChange): string {
  return `${list(from, only.from)} -> ${list(to, only.to)}: ${writeTraffic(traffic)}`;
}

function list(names: readonly string[], only: IntervalSet | undefined): string {
  return only === undefined ? names.join(', ') : `${names.join(', ')} (${writeAddresses(only)} only)`;
}

const decision = ({ verdict, text }: MergedChange['before']) => (text === verdict ? verdict : `${verdict}: ${text}`);

function writeAddresses({ intervals }: IntervalSet): string {
  const ip = (address: number) => `${Cidr.at(address, 32)}`.replace('/32', '');
  return intervals.map(({ first, last }) => (first === last ? ip(first) : `${ip(first)}-${ip(last)}`)).join(', ');
}

/** Protocols and ports, whatever the addresses: `tcp 443, 8787; icmp`. */
export function writeTraffic(traffic: TrafficSet): string {
  const parts = traffic.boxes.map(({ protocols, ports }) => {
    const names = protocols.length >= 3 ? 'everything' : protocols.join(' and ');
    return ports.equals(ALL_PORTS) ? names : `${names} ${`${ports}`.replaceAll(',', ', ')}`;
  });
  return [...new Set(parts)].join('; ');
}

// A name of a resource is somebody's text: it must not become markup of ours.
const cell = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
    .replaceAll(/([*`])/g, '\\$1');
