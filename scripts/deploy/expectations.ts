import type { StandIn } from '../../__tests__/azure/stand-in';
import { type Deployment, show } from './deployment';
import type { OwnedByOthers } from './owned-by-others';

/** @throws Error with what a plan would change */
export async function expectNoChange(deployment: Deployment): Promise<void> {
  const changes = await deployment.plan();
  if (changes.length > 0) throw new Error(`the second plan is not empty:\n${changes.map(show).join('\n')}`);
}

/** @throws Error with what broke, or with what is left behind */
export async function destroyAll(deployment: Deployment, others?: OwnedByOthers): Promise<void> {
  const answer = await deployment.destroy().answer;
  if (answer.code !== 0) throw new Error(deployment.explain(answer));
  const left = others?.leftBehind() ?? deployment.leftovers();
  if (left.length > 0) throw new Error(`destroy left behind:\n${left.join('\n')}`);
}

/** Nothing new is sent that the ARM types do not know, and nobody wanted to reach the Internet. */
export function expectNoFindings({ judge, refusedHosts }: StandIn): void {
  const found = judge.findings.map(({ id, texts }) => `${id}\n  ${texts.join('\n  ')}`);
  const hosts = [...refusedHosts.keys()].map((host) => `somebody wanted to reach ${host}`);
  if (found.length + hosts.length > 0) throw new Error([...found, ...hosts].join('\n'));
}
