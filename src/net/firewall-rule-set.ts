import type { Cloud } from '../facts/clouds';
import { LIMITS } from '../facts/limits';
import { type ServiceTag, tagFits } from '../facts/service-tags';
import type { Cidr } from './cidr';

/** A rule over addresses, tags or host names without wildcard; any protocol. */
export interface FirewallNetworkRule {
  readonly name: string;
  readonly protocols: readonly ('TCP' | 'UDP' | 'ICMP' | 'Any')[];
  readonly from: readonly Cidr[];
  readonly to:
    | { readonly tag: ServiceTag }
    | { readonly blocks: readonly Cidr[] }
    | { readonly hosts: readonly string[] };
  readonly ports: readonly string[];
  readonly why: string;
}

/** A rule over host names as HTTP and TLS show them; `*.` stands for any left-most label. */
export interface FirewallApplicationRule {
  readonly name: string;
  readonly from: readonly Cidr[];
  readonly hosts: readonly string[];
  readonly protocols: readonly { readonly type: 'Http' | 'Https'; readonly port: number }[];
  readonly why: string;
}

/** Rules that are kept together; Azure asks network collections before application collections, each by priority. */
export interface FirewallRules {
  readonly network: readonly { readonly name: string; readonly rules: readonly FirewallNetworkRule[] }[];
  readonly application: readonly { readonly name: string; readonly rules: readonly FirewallApplicationRule[] }[];
}

/** The same, each collection with its priority. */
export interface NumberedFirewallRules {
  readonly network: readonly (FirewallRules['network'][number] & { readonly priority: number })[];
  readonly application: readonly (FirewallRules['application'][number] & { readonly priority: number })[];
}

const STEP = 100;
/** Application collections are numbered from here on, so that network collections stay before them. */
const APPLICATION_OFFSET = 1000;
const MOST_NETWORK_COLLECTIONS = APPLICATION_OFFSET / STEP;
const HOST = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

/**
 * Gives each collection its priority and leaves empty ones out.
 *
 * @throws Error naming everything that Azure is known to refuse: a wildcard in a network rule or elsewhere than in
 * the left-most label, a tag that a firewall does not take, a double name, a rule from nowhere or to nowhere
 */
export function numberFirewallRules(rules: FirewallRules, cloud: Cloud = 'public'): NumberedFirewallRules {
  const problems = [
    ...rules.network.flatMap((one) => networkProblems(one, cloud)),
    ...rules.application.flatMap(applicationProblems),
  ];
  for (const collections of [rules.network, rules.application]) {
    const ruleNames = collections.flatMap(({ rules }) => rules.map(({ name }) => name));
    const collectionNames = collections.map(({ name }) => name);
    problems.push(...doubles('collection', collectionNames), ...doubles('rule', ruleNames));
  }
  if (rules.network.length > MOST_NETWORK_COLLECTIONS)
    problems.push(`${rules.network.length} network collections, and there are numbers for ${MOST_NETWORK_COLLECTIONS}`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const number = <T extends { readonly rules: readonly unknown[] }>(collections: readonly T[], base: number) =>
    collections.flatMap((collection, index) =>
      collection.rules.length === 0 ? [] : [{ ...collection, priority: base + index * STEP }],
    );
  const first = LIMITS.firewallFirstPriority.value;
  return { network: number(rules.network, first), application: number(rules.application, first + APPLICATION_OFFSET) };
}

function networkProblems({ rules }: FirewallRules['network'][number], cloud: Cloud): string[] {
  return rules.flatMap((rule) => {
    const problems = commonProblems(rule);
    if (rule.ports.length === 0) problems.push(`firewall rule '${rule.name}' names no port: write '*' for all`);
    if (!('tag' in rule.to) && ('hosts' in rule.to ? rule.to.hosts : rule.to.blocks).length === 0)
      problems.push(`firewall rule '${rule.name}' goes nowhere: name a block, a host or a tag`);
    if ('tag' in rule.to && !tagFits(rule.to.tag, 'firewall', cloud))
      problems.push(
        `firewall rule '${rule.name}': a firewall does not take the tag '${rule.to.tag}': use the tag without region, or addresses`,
      );
    for (const host of 'hosts' in rule.to ? rule.to.hosts : []) {
      if (host.includes('*'))
        problems.push(
          `firewall rule '${rule.name}': a network rule takes no wildcard, got '${host}': write an application rule`,
        );
      else if (!HOST.test(host)) problems.push(`firewall rule '${rule.name}': '${host}' is no host name`);
    }
    return problems;
  });
}

function applicationProblems({ rules }: FirewallRules['application'][number]): string[] {
  return rules.flatMap((rule) => {
    const problems = commonProblems(rule);
    if (rule.hosts.length === 0) problems.push(`firewall rule '${rule.name}' names no host`);
    for (const host of rule.hosts) {
      if (!HOST.test(host.replace(/^\*\./, '')))
        problems.push(
          `firewall rule '${rule.name}': '${host}' is no host name, with '*.' for its left-most label at most`,
        );
    }
    return problems;
  });
}

function commonProblems(rule: { name: string; from: readonly Cidr[] }): string[] {
  return rule.from.length === 0 ? [`firewall rule '${rule.name}' comes from nowhere: name a block`] : [];
}

/** Names that stand twice; Azure reads them without case. */
function doubles(what: string, names: readonly string[]): string[] {
  const plain = names.map((name) => name.toLowerCase());
  return names
    .filter((_, index) => plain.indexOf(plain[index] ?? '') !== index)
    .map((name) => `firewall ${what} '${name}' stands twice: rename one`);
}
