import type { AzureFirewall } from '../model/firewall-model';
import type { Network, Subnet } from '../model/network-model';
import type { Service } from '../model/service-model';
import { isUnknown, type Maybe } from '../model/terraform-value';
import type { Assumptions } from './assumptions';
import type { Flow, Judgement, Step, Verdict } from './flow';
import type { Judges } from './judges';
import type { PointPacket } from './packet';
import type { Point } from './point';
import { type Arrival, judgeService } from './service-firewall';
import type { Topology } from './topology';

/** How a packet comes to its last network. */
export interface Carried {
  /** Where it was last routed. */
  readonly at: Network | undefined;
  readonly by?: AzureFirewall;
  readonly translated: boolean;
}

/** Sends a packet on from a subnet; `seen` are the firewalls that it has passed. */
export type Onward = (packet: PointPacket, subnet: Subnet, carried: Carried, seen: readonly string[]) => Judgement;

type Draft = Omit<Step, 'verdict'>;

/** The way of one packet: who judges it, what is assumed, and what was decided so far. */
export class Path {
  public readonly trace: Step[] = [];

  public constructor(
    public readonly topology: Topology,
    public readonly judges: Judges,
    public readonly assume: Assumptions,
    public readonly flow: Pick<Flow, 'protocol' | 'port' | 'sourcePort'>,
  ) {}

  public packet(source: Point, destination: Point): PointPacket {
    const { protocol, port, sourcePort } = this.flow;
    return { source, destination, protocol, port, ...(sourcePort === undefined ? {} : { sourcePort }) };
  }

  public note(verdict: Verdict, draft: Draft): void {
    this.trace.push({ ...draft, verdict });
  }

  public end(verdict: Verdict): Judgement {
    return { verdict, trace: [...this.trace] };
  }

  public say(verdict: Verdict, draft: Draft): Judgement {
    this.note(verdict, draft);
    return this.end(verdict);
  }

  public push(step: Step): Judgement {
    this.trace.push(step);
    return this.end(step.verdict);
  }

  /** What a service's own firewall says; a perimeter would come before it (G14). */
  public judge(service: Service, part: string, arrival: Arrival): Judgement {
    const perimeter = this.topology.outside(/azurerm_network_security_perimeter/);
    if (perimeter !== undefined) {
      const text = `whether ${perimeter} takes in ${service.address} is not known`;
      return this.assume.doubt({ kind: 'service', text, address: perimeter, semantics: ['G14'] });
    }
    return this.push(judgeService(service, part, arrival, this.assume));
  }

  public ask(key: string, draft: Draft): boolean {
    return this.assume.ask(key, draft);
  }

  public flag(value: Maybe<boolean>, key: string, kind: Step['kind'], address: string, semantics: string): boolean {
    return isUnknown(value)
      ? this.ask(key, { kind, text: `${key} is not known`, address, semantics: [semantics] })
      : value;
  }
}

/** The address of what decided, where there is one. */
export function at(address: string | undefined): { readonly address?: string } {
  return address === undefined ? {} : { address };
}
