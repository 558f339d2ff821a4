import { INFRASTRUCTURE_HOSTS } from '../facts/infrastructure-hosts';
import type {
  AzureFirewall,
  FirewallApplicationRule,
  FirewallCollection,
  FirewallNetworkRule,
} from '../model/firewall-model';
import { isUnknown, type Maybe } from '../model/terraform-value';
import { IntervalSet } from '../net/interval-set';
import type { Assumptions } from './assumptions';
import { goesBefore } from './collection-order';
import type { Step } from './flow';
import { covers } from './host-pattern';
import { holds, type Membership } from './membership';
import type { PointPacket } from './packet';
import { every, some, type Ternary, ternary } from './ternary';

export interface FirewallVerdict {
  readonly allow: boolean;
  readonly stage: 'network' | 'application' | 'none';
  readonly step: Step;
}

interface Found {
  readonly allow: boolean;
  readonly address: string;
  readonly name: string;
}

/** Network rules, then application rules, then nothing (E1-E5). */
export class FirewallJudge {
  public constructor(
    private readonly firewall: AzureFirewall,
    private readonly membership: Membership,
    private readonly assume: Assumptions,
  ) {}

  public decide(packet: PointPacket): FirewallVerdict {
    const { firewall } = this;
    // Rules that the input does not hold may stand before those that it holds (E3), and deny what they allow.
    if (firewall.incomplete !== undefined && this.ask('policy first', firewall.incomplete, 'E3'))
      return this.say('none', { allow: false, address: firewall.address, name: 'a rule outside the input' }, 'E3');
    const network = this.first(firewall.network, (rule) => this.network(rule, packet));
    if (network !== undefined) return this.say('network', network, 'E2', 'E3', 'E4');
    const application = this.first(firewall.application, (rule) => this.application(rule, packet));
    if (application !== undefined) return this.say('application', application, 'E5', 'E6', 'E8');
    if (firewall.incomplete !== undefined && this.ask('policy', firewall.incomplete, 'E2')) {
      return this.say(
        'application',
        { allow: true, address: firewall.address, name: 'a rule outside the input' },
        'E2',
      );
    }
    const { host } = packet.destination;
    if (
      host !== undefined &&
      packet.protocol === 'tcp' &&
      INFRASTRUCTURE_HOSTS.some(({ pattern }) => covers(pattern, host))
    ) {
      if (
        this.ask(
          `infrastructure ${host}`,
          `whether ${host} is one of the firewall's infrastructure names is not known`,
          'E24',
        )
      )
        return this.say('application', { allow: true, address: firewall.address, name: 'infrastructure names' }, 'E24');
    }
    return this.say('none', { allow: false, address: firewall.address, name: 'no rule' }, 'E1', 'E5');
  }

  /** The first rule that matches; among collections of which none goes first for sure, either may decide. */
  private first<Rule extends { readonly name: string }>(
    collections: readonly FirewallCollection<Rule>[],
    match: (rule: Rule) => Ternary,
  ): Found | undefined {
    for (const [index, one] of collections.entries()) {
      const found = this.within(one, match);
      if (found === undefined) continue;
      const rivals = collections
        .slice(index + 1)
        .filter(({ place, allow }) => allow !== found.allow && goesBefore(one.place, place) === 'unknown');
      const rival = rivals.length === 0 ? undefined : this.first(rivals, match);
      if (rival === undefined || rival.allow === found.allow) return found;
      const text = `whether '${found.name}' goes before '${rival.name}' is not said: they have one priority, or one that is not known`;
      const key = `order ${found.address} ${found.name} ${rival.address} ${rival.name}`;
      return this.ask(key, text, 'E3', 'M2') ? found : rival;
    }
    return undefined;
  }

  /** The first rule of a collection that matches; one that may match is asked for. */
  private within<Rule extends { readonly name: string }>(
    { address, name, allow, rules }: FirewallCollection<Rule>,
    match: (rule: Rule) => Ternary,
  ): Found | undefined {
    const found = (rule: string): Found => ({
      address,
      name: rule,
      allow: isUnknown(allow)
        ? this.ask(`action ${address} ${rule}`, `whether '${rule}' allows or denies is not known`, 'E3')
        : allow,
    });
    if (isUnknown(allow) && rules.length === 0)
      return this.ask(`collection ${address} ${name}`, `the collection '${name}' is not known`, 'E3')
        ? found(name)
        : undefined;
    for (const rule of rules) {
      const answer = match(rule);
      const title = `${name}/${rule.name}`;
      if (answer === 'no') continue;
      if (
        answer === 'yes' ||
        this.ask(`rule ${address} ${title}`, `whether rule '${title}' matches is not known`, 'M2')
      )
        return found(title);
    }
    return undefined;
  }

  private network(rule: FirewallNetworkRule, packet: PointPacket): Ternary {
    const protocol = networkProtocol(rule, packet);
    if (protocol === 'no') return 'no';
    return every([
      protocol,
      this.membership.any(rule.sources, packet.source),
      some(
        rule.destinations.map((party) =>
          'fqdn' in party ? this.networkName(party.fqdn, packet) : this.membership.any([party], packet.destination),
        ),
      ),
    ]);
  }

  /** A name in a network rule is what the firewall's proxy resolved for it (E10); Basic has none (E23). */
  private networkName(fqdn: string, { destination }: PointPacket): Ternary {
    const { firewall } = this;
    if (firewall.dnsProxy === false || firewall.tier === 'Basic' || fqdn.includes('*')) return 'no';
    if (destination.host === undefined)
      return destination.tag !== undefined && !destination.stranger ? 'unknown' : 'no';
    return isUnknown(firewall.dnsProxy) ? 'unknown' : ternary(destination.host.toLowerCase() === fqdn.toLowerCase());
  }

  private application(rule: FirewallApplicationRule, packet: PointPacket): Ternary {
    if (packet.protocol !== 'tcp') return 'no';
    const port = isUnknown(rule.protocols)
      ? 'unknown'
      : ternary(rule.protocols.some((one) => one.port === packet.port && /^(https?|mssql)$/i.test(one.type)));
    if (port === 'no') return 'no';
    return every([port, this.membership.any(rule.sources, packet.source), this.name(rule, packet)]);
  }

  private name(rule: FirewallApplicationRule, { destination }: PointPacket): Ternary {
    const { host, stranger } = destination;
    const patterns = isUnknown(rule.fqdns) ? [] : rule.fqdns;
    if (patterns.includes('*')) return 'yes';
    if (stranger) return 'no';
    const vague: Ternary[] = [];
    if (isUnknown(rule.fqdns) || rule.fqdnTags.length > 0 || rule.urls.length > 0) vague.push('unknown');
    if (host === undefined) return patterns.length > 0 ? 'unknown' : some(vague);
    return some([...patterns.map((pattern) => ternary(covers(pattern, host))), ...vague]);
  }

  private ask(key: string, text: string, ...semantics: string[]): boolean {
    const { address } = this.firewall;
    return this.assume.ask(`${address} ${key}`, { kind: 'firewall', text, address, semantics });
  }

  private say(stage: FirewallVerdict['stage'], found: Found, ...semantics: string[]): FirewallVerdict {
    const { name } = this.firewall;
    const text =
      stage === 'none'
        ? `no rule of firewall ${name} matches`
        : `${stage} rule '${found.name}' of firewall ${name} ${found.allow ? 'allows' : 'denies'}`;
    const verdict = found.allow ? 'reached' : 'blocked';
    return {
      allow: found.allow,
      stage,
      step: { kind: 'firewall', verdict, text, address: found.address, decider: found.name, semantics },
    };
  }
}

/** Any is every protocol; with explicit ports it is TCP and UDP (E12). */
function networkProtocol(
  rule: { readonly protocols: FirewallNetworkRule['protocols']; readonly ports: Maybe<IntervalSet> },
  packet: PointPacket,
): Ternary {
  if (isUnknown(rule.protocols)) return 'unknown';
  const names = rule.protocols.map((protocol) => protocol.toLowerCase());
  const hasPorts = packet.protocol === 'tcp' || packet.protocol === 'udp';
  const all = !isUnknown(rule.ports) && rule.ports.size >= 65535;
  if (!names.includes('any') && !names.includes(packet.protocol)) return 'no';
  if (!hasPorts) return names.includes(packet.protocol) ? 'yes' : ternary(all);
  if (isUnknown(rule.ports)) return 'unknown';
  return holds(rule.ports, IntervalSet.of({ first: packet.port, last: packet.port }));
}
