import { CLOUDS } from '../facts/clouds';
import { MANAGED_HOST_PORTS, MANAGED_REQUIRED_PARTS, MANAGED_REQUIRED_TAGS } from '../facts/managed-network';
import type { Compute, ManagedOutboundRule, Service, WorkspaceParts } from '../model/service-model';
import { isUnknown } from '../model/terraform-value';
import { answerOf, type Claim } from './claim';
import type { Reach, Step } from './flow';
import { covers } from './host-pattern';
import { tagInTag } from './tag-inclusion';
import { every, type Ternary, ternary } from './ternary';
import type { Topology } from './topology';

/** Somewhere outside, by its service tag and by the name that is asked for. */
export interface Outside {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  readonly tag: string;
  readonly host?: string;
}

/** What decides for nodes in the network that a workspace manages: its isolation, Azure's own rules, those of Terraform. */
export class ManagedNetwork {
  public constructor(
    public readonly workspace: Service,
    private readonly parts: WorkspaceParts,
  ) {}

  /** Somebody meant to limit it: it says so, or it has rules that have a meaning only then. */
  public get isLimited(): boolean {
    const { isolation, outboundRules } = this.parts;
    return isolation !== 'AllowInternetOutbound' || outboundRules.some(({ to }) => !('endpointOf' in to));
  }

  /** Ports by which rules let somebody out who is not named. */
  public get strangersPorts(): readonly number[] {
    return this.parts.outboundRules.flatMap(({ to }) =>
      'tag' in to && inTag('Internet', to.tag) !== 'no' && !isUnknown(to.ports)
        ? to.ports.intervals.map(({ first }) => first)
        : [],
    );
  }

  /** A public address outside of the workspace's own services. */
  public toOutside(far: Outside): Step {
    const { isolation, outboundRules } = this.parts;
    if (isUnknown(isolation)) return this.say('unknown', 'how closed the managed network is, is not known', 'M2');
    if (isolation === 'AllowInternetOutbound')
      return this.say('reached', 'the managed network lets everything out', 'K6');
    if (this.workspace.cloud !== 'public')
      return this.say('unknown', 'what Azure opens by itself in this cloud is not documented', 'M2');
    if (isRequired(far)) return this.say('reached', `Azure opens ${far.tag} in every managed network`, 'K7');
    const answers = outboundRules.map((rule) => ({ rule, opens: opens(rule, far) }));
    const sure = answers.find(({ opens: one }) => one === 'yes') ?? answers.find(({ opens: one }) => one === 'unknown');
    if (sure === undefined || sure.opens === 'no')
      return this.say('blocked', 'no rule of the managed network approves it', 'K7');
    return sure.opens === 'yes'
      ? { ...this.say('reached', 'a rule of the managed network approves it', 'K7'), address: sure.rule.address }
      : { ...this.say('unknown', 'whether a rule approves it is not known', 'M2'), address: sure.rule.address };
  }

  /** A part of a service of the input, the workspace's own or another. */
  public toService(service: Service, part: string): Step {
    const { isolation, outboundRules } = this.parts;
    if (isUnknown(isolation)) return this.say('unknown', 'how closed the managed network is, is not known', 'M2');
    const own = [this.parts.storage, this.parts.vault, this.parts.registry, this.workspace.address];
    const parts: readonly string[] = MANAGED_REQUIRED_PARTS.parts;
    const isOwn = own.includes(service.address) && parts.includes(part);
    const isClosed = service.publicAccess === false;
    if (isOwn && (isolation === 'AllowOnlyApprovedOutbound' || isClosed))
      return this.say('reached', `Azure makes a private endpoint for ${part}`, isClosed ? 'K6' : 'K7');
    const answers = outboundRules.map((rule) => ({ rule, leads: leadsTo(rule.to, service, part) }));
    const told = answers.find(({ leads }) => leads === 'yes') ?? answers.find(({ leads }) => leads === 'unknown');
    if (told !== undefined)
      return told.leads === 'yes'
        ? { ...this.say('reached', `a rule makes a private endpoint for ${part}`, 'K7'), address: told.rule.address }
        : { ...this.say('unknown', 'where a private endpoint leads is not known', 'M2'), address: told.rule.address };
    if (isolation === 'AllowOnlyApprovedOutbound')
      return this.say('blocked', `no private endpoint of the managed network leads to ${part}`, 'K7');
    return this.publicly(service);
  }

  /** Nodes come to a public name from addresses that no list of ours can hold. */
  private publicly({ publicAccess, defaultAction, address }: Service): Step {
    if (isUnknown(publicAccess) || isUnknown(defaultAction))
      return { ...this.say('unknown', 'whether the service is open is not known', 'M2'), address };
    const isOpen = publicAccess && defaultAction === 'Allow';
    const text = isOpen ? 'the service is open to everybody' : 'the service lets in nobody from a managed network';
    return { ...this.say(isOpen ? 'reached' : 'blocked', text, 'K6'), address };
  }

  private say(verdict: Step['verdict'], text: string, ...semantics: readonly string[]): Step {
    return { kind: 'rule-out', verdict, text, address: this.workspace.address, semantics: ['K5', ...semantics] };
  }
}

/** The network that the workspace of a compute manages; `undefined` where there is none. */
export function managedNetworkOf({ model }: Topology, { workspace: link }: Compute): ManagedNetwork | undefined {
  const workspace = model.services.find(({ address }) => address === link);
  const parts = workspace?.workspace;
  if (workspace === undefined || parts === undefined || parts.isolation === 'Disabled') return undefined;
  return new ManagedNetwork(workspace, parts);
}

/** A claim that one step decides. */
export function managedClaim(
  { workspace }: ManagedNetwork,
  { id, about, why, source, must }: Pick<Claim, 'id' | 'about' | 'why' | 'source' | 'must'>,
  text: string,
  step: Step,
): Claim {
  const part = { verdict: step.verdict, trace: [step], from: 'managed network', to: workspace.address };
  const judged: Reach = { verdict: step.verdict, trace: [step], parts: [part] };
  return { id, about, why, source, must, text, judged, answer: answerOf(must, judged) };
}

function isRequired({ tag, protocol, port }: Outside): boolean {
  return MANAGED_REQUIRED_TAGS.some((row) => tagInTag(tag, row.tag) === 'yes' && row[protocol].includes(`${port}`));
}

function opens({ to }: ManagedOutboundRule, far: Outside): Ternary {
  if ('endpointOf' in to) return 'no';
  if ('fqdn' in to) return opensHost(to.fqdn, far);
  const { tag, ports, protocol } = to;
  const inside = inTag(far.tag, tag);
  const fits = isUnknown(protocol) ? 'unknown' : ternary(protocol === '*' || protocol.toLowerCase() === far.protocol);
  const open = isUnknown(ports) ? 'unknown' : ternary(ports.has(far.port));
  return every([inside, fits, open]);
}

/** The firewall of a managed network takes names of HTTP and HTTPS, and none of storage. */
function opensHost(pattern: string | { readonly unknown: string }, { host, protocol, port }: Outside): Ternary {
  const isWeb = protocol === 'tcp' && MANAGED_HOST_PORTS.ports.some((one) => one === port);
  const isStorage = host !== undefined && Object.values(CLOUDS).some(({ storage }) => host.endsWith(`.${storage}`));
  if (!isWeb || isStorage) return 'no';
  if (isUnknown(pattern)) return 'unknown';
  return ternary(host === undefined ? pattern === '*' : covers(pattern, host));
}

/** Anybody on the Internet is in no tag of a service, and may be somebody's machine in Azure. */
function inTag(tag: string, rule: string | { readonly unknown: string }): Ternary {
  if (isUnknown(rule)) return 'unknown';
  if (tag.toLowerCase() !== 'internet') return tagInTag(tag, rule);
  const name = rule.toLowerCase();
  return name === 'internet' ? 'yes' : name === 'azurecloud' ? 'unknown' : 'no';
}

function leadsTo(to: ManagedOutboundRule['to'], service: Service, part: string): Ternary {
  if (!('endpointOf' in to)) return 'no';
  const target = isUnknown(to.endpointOf)
    ? mayBe(to.endpointOf.unknown, service)
    : ternary(to.endpointOf === service.address);
  const same = isUnknown(to.part) ? 'unknown' : ternary(to.part === part);
  return every([target, same]);
}

/** An id that is in no resource of the input tells a name at least. */
function mayBe(id: string, { name }: Service): Ternary {
  const named = /\/([^/ ]+)( \(not in this input\))?$/.exec(id)?.[1];
  return named !== undefined && !isUnknown(name) && named.toLowerCase() !== name.toLowerCase() ? 'no' : 'unknown';
}
