import type { NetworkModel } from '../model/network-model';
import type { ServiceTags } from '../model/service-tags';
import type { Claim } from './claim';
import { forbiddenClaims } from './forbidden';
import type { Given } from './given';
import { Reachability } from './reach';
import { requiredClaims } from './required';
import { datastoreClaims } from './required-datastores';
import { hdinsightClaims } from './required-hdinsight';

export interface Verification {
  readonly claims: readonly Claim[];
  /** Violated where one claim is, proven where all are. */
  readonly answer: Claim['answer'];
  readonly notModelled: NetworkModel['notModelled'];
}

/** Every required and every forbidden flow of the computes in the model, judged. */
export function verify(model: NetworkModel, tags?: ServiceTags, given: readonly Given[] = []): Verification {
  const reachability = new Reachability(model, tags, given);
  const claims = [
    ...requiredClaims(reachability),
    ...hdinsightClaims(reachability),
    ...datastoreClaims(reachability),
    ...forbiddenClaims(reachability),
  ];
  return { claims, answer: overall(claims), notModelled: model.notModelled };
}

/** Nothing to prove is not a proof. */
export function overall(claims: readonly Claim[]): Claim['answer'] {
  if (claims.some(({ answer }) => answer === 'violated')) return 'violated';
  return claims.length === 0 || claims.some(({ answer }) => answer === 'unknown') ? 'unknown' : 'proven';
}
