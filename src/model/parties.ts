import { blocksOf } from '../net/address-set';
import { Cidr, HostInNetwork, Ipv4 } from '../net/cidr';
import { IntervalSet } from '../net/interval-set';
import { portsOf } from '../net/port-set';
import { type Attributes, plain } from './attributes';
import type { HostAddress } from './network-model';
import type { Party } from './security-model';
import { isReference, isUnknown, type Maybe, type Unknown, type Value } from './terraform-value';

/** A text of a rule's source or destination; IPv6 gives nothing, as no path of the model is IPv6. */
export function readParty(text: string): readonly Party[] {
  if (text === '*') return [{ any: true }];
  if (text.includes(':')) return [];
  if (/^[A-Za-z]/.test(text)) return [{ tag: text }];
  if (text.includes('-')) return readRange(text);
  const block = readBlock(text);
  return [block === undefined ? { unknown: text } : { block }];
}

/** A block as Azure takes it: a bare address is a block of one, and host bits are dropped. */
export function readBlock(text: string): Cidr | undefined {
  for (const read of [() => Cidr.parse(text), () => Ipv4.parse(text).block, () => HostInNetwork.parse(text).network]) {
    try {
      return read();
    } catch {
      // The next form.
    }
  }
  return undefined;
}

function readRange(text: string): readonly Party[] {
  const [first, last, ...rest] = text.split('-').map((part) => readBlock(part.trim())?.first);
  if (first === undefined || last === undefined || rest.length > 0 || first > last) return [{ unknown: text }];
  return blocksOf(IntervalSet.of({ first, last })).map((block) => ({ block }));
}

/** Whether one of the texts under these keys is an address or a block of IPv6. */
export function namesIpv6(attributes: Attributes, ...keys: readonly string[]): boolean {
  return keys.some((key) => {
    const list = attributes.list(key);
    return !isUnknown(list) && list.some((item) => `${plain(item)}`.includes(':'));
  });
}

/** The blocks of a list, IPv6 left out. */
export function readBlocks(texts: Maybe<readonly string[]>): Maybe<readonly Cidr[]> {
  if (isUnknown(texts)) return texts;
  const blocks: Cidr[] = [];
  for (const text of texts.filter((one) => !one.includes(':'))) {
    const block = readBlock(text);
    if (block === undefined) return { unknown: text };
    blocks.push(block);
  }
  return blocks;
}

/** The entries under any of these keys, in a list or alone. */
export function readParties(attributes: Attributes, ...keys: readonly string[]): readonly Party[] {
  return keys.flatMap((key) => {
    const list = attributes.list(key);
    if (isUnknown(list)) return [list];
    return list.flatMap((item): readonly Party[] => {
      const value = plain(item);
      if (value === undefined || value === '') return [];
      return isUnknown(value) ? [value] : readParty(`${value}`);
    });
  });
}

export function readPorts(attributes: Attributes, ...keys: readonly string[]): Maybe<IntervalSet> {
  const texts = keys.map((key) => attributes.texts(key));
  const missing = texts.find(isUnknown);
  if (missing !== undefined) return missing;
  try {
    return portsOf((texts as readonly (readonly string[])[]).flat());
  } catch (error) {
    return { unknown: (error as Error).message };
  }
}

/** An address that is written out, or the address of another resource. */
export function readHost(value: Value): HostAddress | undefined {
  if (value === undefined || value === '') return undefined;
  if (isReference(value) && value.value === undefined) return { of: value.to };
  const text = plain(value);
  return typeof text === 'string' ? readHostText(text) : (text as Unknown);
}

function readHostText(text: string): HostAddress {
  try {
    return { ip: Ipv4.parse(text.replace(/\/32$/, '')) };
  } catch {
    return { unknown: text };
  }
}
