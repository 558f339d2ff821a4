import { FORBIDDEN_FLOWS } from '../facts/required-flows';
import type { Subnet } from '../model/network-model';
import { answerOf, type Claim } from './claim';
import type { Part } from './flow';

/** A subnet with addresses of IPv6 has ways that this model does not follow: what must not be there is not proven. */
export function ipv6Claims(
  about: string,
  { address, name, ipv6 }: Subnet,
  ids: readonly ('internet-to-node' | 'node-to-internet')[],
): Claim[] {
  if (!ipv6) return [];
  return ids.map((id) => {
    const row = FORBIDDEN_FLOWS.find((one) => one.id === id);
    const ends = [name, 'the Internet'] as const;
    const [from, to] = id === 'node-to-internet' ? ends : ([...ends].reverse() as [string, string]);
    const text = `${name} has addresses of IPv6, which are not followed`;
    const trace = [{ kind: 'address', verdict: 'unknown', text, address, semantics: ['M2'] }] as const;
    const part: Part = { verdict: 'unknown', trace, from, to };
    const judged = { verdict: 'unknown', trace, parts: [part] } as const;
    return {
      id,
      about,
      must: 'not reach',
      text: `${from} to ${to} over IPv6`,
      why: row?.why ?? '',
      source: row?.source ?? '',
      answer: answerOf('not reach', judged),
      judged,
    };
  });
}
