import type { Flow, Reach, Step } from './flow';

const HEADINGS: Readonly<Record<Step['kind'], string>> = {
  address: 'address',
  name: 'name',
  'rule-out': 'rule out',
  route: 'route',
  'way-out': 'way out',
  peering: 'peering',
  firewall: 'firewall',
  'way-in': 'way in',
  'rule-in': 'rule in',
  service: 'service',
  return: 'answer',
};
const WIDTH = Math.max(...Object.values(HEADINGS).map(({ length }) => length));

/** The path in words: each step, who decided, and the sentences of the semantics that were applied. */
export function explain({ protocol, port }: Pick<Flow, 'protocol' | 'port'>, { parts, verdict }: Reach): string[] {
  const what = protocol === 'icmp' ? 'icmp' : `${port}/${protocol}`;
  const several = parts.length > 1 && new Set(parts.map((part) => part.verdict)).size > 1;
  const shown = several ? parts : parts.slice(0, 1);
  return [
    ...(several ? [`${verdict}: packets of this flow fare differently`] : []),
    ...shown.flatMap((part) => [`${part.from} to ${part.to}, ${what}: ${part.verdict}`, ...part.trace.map(writeStep)]),
  ];
}

/** One step as a line. */
export function writeStep({ kind, verdict, text, address, semantics }: Step): string {
  const mark = { reached: ' ', blocked: '✗', unknown: '?' }[verdict];
  const where = address === undefined || text.includes(address) ? '' : `, ${address}`;
  const why = semantics.length === 0 ? '' : ` [${semantics.join(' ')}]`;
  return `  ${mark} ${HEADINGS[kind].padEnd(WIDTH)}  ${text}${where}${why}`;
}
