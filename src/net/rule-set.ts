import type { Cloud } from '../facts/clouds';
import { LIMITS } from '../facts/limits';
import { type ServiceTag, tagFits } from '../facts/service-tags';
import { type Cidr, withoutContained } from './cidr';

/** Who a rule speaks of: everybody, a name that Azure resolves, or address blocks. */
export type Party = '*' | ServiceTag | readonly Cidr[];

/** One security rule before it has a number: its place in the list is its precedence. */
export interface Rule {
  readonly name: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly access: 'Allow' | 'Deny';
  readonly protocol: 'Tcp' | 'Udp' | 'Icmp' | '*';
  readonly from: Party;
  readonly to: Party;
  /** Destination ports: '*', '443' or '8704-8710' each. */
  readonly ports: readonly string[];
  /** The requirement that this rule serves; it becomes the description that an operator reads (140 characters at most). */
  readonly why: string;
  /** Takes the last number of its direction, so that rules of an emergency fit before it. */
  readonly closing?: true;
}

export interface NumberedRule extends Rule {
  readonly priority: number;
}

/** Steps of ten leave room for an emergency rule. */
const STEP = 10;
const FIRST = LIMITS.nsgFirstPriority.value;
const LAST = LIMITS.nsgLastPriority.value;

/**
 * Gives each rule its priority, counting the two directions apart from `first`; equal input, equal numbers.
 *
 * @throws Error naming every rule that has a double name, a bad port, an empty or unknown party or a text that is too long
 */
export function numberRules(rules: readonly Rule[], first: number = FIRST, cloud: Cloud = 'public'): NumberedRule[] {
  const problems = ruleProblems(rules, first, cloud);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const next = { Inbound: first, Outbound: first };
  return rules.map((rule) => {
    const priority = rule.closing ? LAST : next[rule.direction];
    if (!rule.closing) next[rule.direction] += STEP;
    return { ...rule, priority };
  });
}

function ruleProblems(rules: readonly Rule[], first: number, cloud: Cloud): string[] {
  const problems: string[] = [];
  const names = new Set<string>();
  for (const rule of rules) {
    const { name, ports, why } = rule;
    if (!/^[a-zA-Z0-9]([\w.-]{0,78}\w)?$/.test(name)) {
      problems.push(`rule name '${name}' is not 1-80 letters, digits, '_', '-' or '.': rename it`);
    }
    if (names.has(name.toLowerCase()))
      problems.push(`rule names are unique in a group, got '${name}' twice: rename one`);
    names.add(name.toLowerCase());
    if (ports.length === 0) problems.push(`rule '${name}' names no port: write '*' for all`);
    for (const port of ports)
      if (!isPortRange(port))
        problems.push(`rule '${name}' has port '${port}': write '*', a number of 0-65535, or 'low-high'`);
    for (const party of [rule.from, rule.to]) {
      if (typeof party !== 'string' && party.length === 0)
        problems.push(`rule '${name}' has an empty list of blocks: name one, or leave the rule out`);
      if (typeof party !== 'string' && withoutContained(party).length < party.length)
        problems.push(`rule '${name}' names a block inside another: Azure refuses that, keep the larger one`);
      if (typeof party === 'string' && party !== '*' && !tagFits(party, 'nsg', cloud))
        problems.push(`rule '${name}' names '${party}', which no security rule takes: write a service tag of Azure`);
    }
    if (why.length === 0 || why.length > LIMITS.nsgDescriptionLength.value) {
      problems.push(
        `rule '${name}' needs a reason of 1-${LIMITS.nsgDescriptionLength.value} characters, got ${why.length}`,
      );
    }
  }
  for (const direction of ['Inbound', 'Outbound'] as const) {
    const mine = rules.filter((rule) => rule.direction === direction);
    const room = Math.floor((LAST - first) / STEP);
    if (mine.length > room)
      problems.push(
        `${mine.length} ${direction} rules, and there are numbers for ${room}: merge rules that differ only in ports`,
      );
    const closing = mine.filter((rule) => rule.closing);
    if (closing.length > 1)
      problems.push(
        `only one ${direction} rule closes a group, got '${closing.map((rule) => rule.name).join("' and '")}'`,
      );
  }
  return problems;
}

function isPortRange(text: string): boolean {
  if (text === '*') return true;
  const [low, high = low, ...rest] = text.split('-');
  const valid = (port: string | undefined) =>
    port !== undefined && /^(0|[1-9]\d{0,4})$/.test(port) && Number(port) <= 65535;
  return rest.length === 0 && valid(low) && valid(high) && Number(low) <= Number(high);
}
