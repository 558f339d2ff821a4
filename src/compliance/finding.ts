import type { SourceId } from '../facts/source';
import type { NetworkModel } from '../model/network-model';
import type { Found } from '../model/resources';
import type { ServiceTags } from '../model/service-tags';
import type { IsWritten } from './written-arguments';

/** `unknown`: a rule could not be judged, because the input does not say; it is neither found nor cleared. */
export const SEVERITIES = ['error', 'warning', 'note', 'unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Something that a lint rule found, and what to do. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  /** The Terraform address of what is to be changed. */
  readonly address: string;
  readonly message: string;
  readonly fix: string;
}

/** What a rule says of one place; the rule's id and usual severity are added to it. */
export interface Hit {
  readonly address: string;
  readonly message: string;
  readonly fix: string;
  readonly severity?: Severity;
}

export interface LintInput {
  readonly model: NetworkModel;
  /** The resources as they were read, for what the model does not keep. */
  readonly found: Found;
  readonly isWritten: IsWritten;
  /** Where rules or routes name addresses: which service has them. */
  readonly tags?: ServiceTags;
}

/** The resources of a Terraform JSON file, by type and name. */
export type ExampleResources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** One lint rule: what it looks for, why, where that is written, and an input of each kind. */
export interface LintRule {
  /** Stable, and never given to another rule. */
  readonly id: string;
  /** The finding in a few words. */
  readonly title: string;
  readonly severity: Severity;
  readonly why: string;
  readonly source: SourceId;
  readonly bad: ExampleResources;
  readonly good: ExampleResources;
  readonly check: (input: LintInput) => readonly Hit[];
}
