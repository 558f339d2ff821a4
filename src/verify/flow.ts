import type { ServiceAlias } from '../facts/service-aliases';
import type { Protocol } from '../net/traffic-set';

/** Whose storage is meant: a service of Azure by its alias, or anybody who is not named. */
export type Owner = ServiceAlias | 'anybody';

/** One end of a flow. */
export type Endpoint =
  /** Any machine of a subnet; `publicIp`: it has an instance-level public address. */
  | { readonly subnet: string; readonly publicIp?: boolean; readonly compute?: string }
  /** One address, private or public. */
  | { readonly ip: string }
  /** Any address of a service tag; `host` is the name that the client asks for there. */
  | { readonly tag: string; readonly host?: string; readonly owner?: Owner }
  /** A service of the model by its name, `part` being the sub-resource (`blob`, `file`, `vault`, …). */
  | { readonly service: string; readonly part: string }
  /** A public name outside the model. */
  | { readonly host: string }
  /** Where an AKS cluster of the model answers scoring. */
  | { readonly scoring: string }
  /** Pods of a cluster's overlay, as its own nodes and pods see them; outside they have their node's address. */
  | { readonly pods: string }
  /** A machine's network interface. */
  | { readonly machine: string }
  /** The platform of a service acting for itself, such as the workspace reading its vault. */
  | { readonly platform: string };

export interface Flow {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly protocol: Protocol;
  readonly port: number;
  /** Clients take a free high port unless it is given. */
  readonly sourcePort?: number;
}

export type Verdict = 'reached' | 'blocked' | 'unknown';

/** Where on the path a step was decided. */
export type StepKind =
  | 'address'
  | 'name'
  | 'rule-out'
  | 'route'
  | 'way-out'
  | 'peering'
  | 'firewall'
  | 'way-in'
  | 'rule-in'
  | 'service'
  | 'return';

export interface Step {
  readonly kind: StepKind;
  readonly verdict: Verdict;
  /** One sentence for people. */
  readonly text: string;
  /** The Terraform address of what decided. */
  readonly address?: string;
  /** The rule, route or collection within it. */
  readonly decider?: string;
  /** Sentences of the semantics that were applied, such as `B5`. */
  readonly semantics: readonly string[];
}

export interface Judgement {
  /** Unknown also where some packets of the flow arrive and others do not: `parts` tells them apart. */
  readonly verdict: Verdict;
  readonly trace: readonly Step[];
}

/** Packets of a flow that are judged alike. */
export interface Part extends Judgement {
  readonly from: string;
  readonly to: string;
}

export interface Reach extends Judgement {
  readonly parts: readonly Part[];
}
