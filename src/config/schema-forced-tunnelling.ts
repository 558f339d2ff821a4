import * as z from 'zod';
import { PRIVATE_RANGES } from '../facts/address-ranges';
import { Cidr, Ipv4 } from '../net/cidr';
import { oneOf, parsedText, type Refusal, refusalText } from './leaf';
import { reason } from './schema-shared';
import { didYouMean } from './suggest';
import { RENEW, readTagLock, type TagLock } from './tag-lock';

const appliance = parsedText(
  { code: 'appliance', allowed: 'the private IPv4 address of an appliance that forwards', example: '10.1.64.4' },
  (text) => {
    const address = Ipv4.parse(text);
    if (PRIVATE_RANGES.some(({ range }) => Cidr.parse(range).contains(address.block))) return address;
    throw new Error('name the address that it has in its network: a route leads to no public one');
  },
);

const WORDS = ['gateway', 'learned'] as const;
const word = z.enum(WORDS, {
  error: ({ input }) =>
    input === undefined
      ? undefined
      : refusalText({
          code: 'next-hop',
          allowed: `${WORDS.join(', ')}, or { appliance: <its address> }`,
          fix: didYouMean(`${input}`, WORDS, 'write one of these'),
        }),
});

const destination = parsedText(
  {
    code: 'destination',
    allowed: "a service tag such as 'Storage.EastUS2', or a public IPv4 block",
    example: 'Storage.EastUS2',
    description: 'Where to',
  },
  (text) => (/^\d/.test(text) ? publicBlock(text) : tagName(text)),
);

const tagLock = z.union([z.string(), z.looseObject({})]).transform((value, context): TagLock => {
  const refuse = (fix: string) => {
    const refusal: Refusal = { code: 'tag-lock', allowed: 'a lock of service tags that is there', fix };
    context.addIssue({ code: 'custom', message: refusal.allowed, params: { ...refusal } });
    return z.NEVER;
  };
  if (typeof value === 'string') return refuse(RENEW);
  try {
    return readTagLock(value);
  } catch (error) {
    return refuse(`${(error as Error).message}; ${RENEW}`);
  }
});

/** Everything that leaves goes to an appliance or a gateway that somebody else runs. */
export const forcedTunnelling = z
  .strictObject({
    nextHop: z.union([word, z.strictObject({ appliance })]).meta({
      description:
        "Where everything goes: '{ appliance: <address> }'; 'gateway', a VPN gateway; 'learned', by a default route that a gateway learns (ExpressRoute)",
    }),
    exceptions: oneOf(['serviceTags', 'prefixes', 'live'], 'exceptions').optional().meta({
      description:
        'How answers to the service leave past the next hop, where nodes have public addresses: one route for each service tag (when left out), for each prefix of a lock, or for each prefix that Azure lists at plan',
    }),
    tagLock: tagLock.optional().meta({
      description:
        "With prefixes: the lock that 'secured-ml tags lock' writes, as a path relative to this file (in code: what it holds)",
    }),
    direct: z
      .array(z.strictObject({ to: destination, reason: reason('Why it goes past the next hop') }))
      .default([])
      .meta({ description: 'What else leaves by the public address of the nodes, past the next hop' }),
  })
  .superRefine(({ exceptions, tagLock: lock }, context) => {
    if (exceptions !== 'prefixes' || lock !== undefined) return;
    const refusal: Refusal = {
      code: 'missing',
      allowed: 'a lock of service tags, with exceptions: prefixes',
      fix: `name it; ${RENEW}`,
    };
    context.addIssue({
      code: 'custom',
      path: ['tagLock'],
      input: 'exceptions: prefixes',
      message: refusal.allowed,
      params: { ...refusal },
    });
  });

function publicBlock(text: string): Cidr {
  const block = Cidr.parse(text);
  const inside = PRIVATE_RANGES.find(({ range }) => Cidr.parse(range).overlaps(block));
  if (block.prefixLength < 8)
    throw new Error(`'${text}' is ${block.size} addresses: name those that are meant, /8 at the largest`);
  if (inside !== undefined)
    throw new Error(`'${text}' touches ${inside.range}, ${inside.what}, which the Internet does not have`);
  return block;
}

function tagName(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+){0,2}$/.test(text)) return text;
  throw new Error("write a tag as Microsoft's list has it, such as 'AzureMonitor' or 'Storage.WestEurope'");
}
