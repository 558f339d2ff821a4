import * as z from 'zod';
import type { NetworkModel } from '../model/network-model';
import type { ServiceTags } from '../model/service-tags';
import { Cidr, Ipv4 } from '../net/cidr';
import { readEndpoint, readPort } from '../verify/endpoint-text';
import type { Given, GivenPass } from '../verify/given';

const port = z.union([z.string().min(1), z.number().int().min(0).max(65535)]).transform(String);

/** What somebody else's appliances and gateways let out, as a file says it. */
export const GIVEN = z.array(
  z.strictObject({
    hop: z.string().min(1),
    passes: z.array(
      z.strictObject({ to: z.string().min(1), port: z.union([port, z.array(port).min(1)]).default('443/tcp') }),
    ),
  }),
);

export type WrittenGiven = z.output<typeof GIVEN>;

/** Reads a value at a place of the file, or takes note of what is wrong there. */
export type Attempt = <T>(path: readonly (string | number)[], found: string, read: () => T) => T | undefined;

export function readGiven(written: WrittenGiven, attempt: Attempt, model: NetworkModel, tags?: ServiceTags): Given[] {
  return written.flatMap(({ hop, passes }, index) => {
    const at = ['given', index];
    const end = attempt([...at, 'hop'], hop, () => readHop(hop));
    const read = passes.flatMap(({ to, port }, number) => {
      const here = [...at, 'passes', number];
      const target = attempt([...here, 'to'], to, () => readTarget(to, model, tags));
      return [port].flat().flatMap((text): GivenPass[] => {
        const service = attempt([...here, 'port'], text, () => readPort(text));
        return target === undefined || service === undefined ? [] : [{ to: target, ...service }];
      });
    });
    return end === undefined ? [] : [{ hop: end, passes: read }];
  });
}

function readHop(text: string): Given['hop'] {
  if (text === 'gateway') return text;
  if (/^\d/.test(text)) return Ipv4.parse(text);
  throw new Error(`expected the address of an appliance, or 'gateway', got '${text}'`);
}

function readTarget(text: string, model: NetworkModel, tags?: ServiceTags): GivenPass['to'] {
  if (/^\d[\d.]*\/\d/.test(text)) return { block: Cidr.parse(text) };
  if (/^\d+(\.\d+){3}$/.test(text)) return { block: Ipv4.parse(text).block };
  const end = text === 'Internet' ? { tag: text } : readEndpoint(model, text, tags);
  if ('tag' in end) return { tag: end.tag };
  if ('host' in end) return { host: end.host };
  throw new Error(`expected a service tag, an IPv4 block or a host name, got '${text}', which is in the input`);
}
