/** An IPv4 block as two numbers. Written anew here: what judges the library must not share its mistakes. */
export interface AddressBlock {
  readonly low: number;
  readonly high: number;
  /** The address is the first of the block. */
  readonly aligned: boolean;
}

export function readBlock(text: unknown): AddressBlock | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(String(text));
  if (found === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, length = 0] = found.slice(1).map(Number);
  if ([a, b, c, d].some((part) => part > 255) || length > 32) return undefined;
  const low = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - length);
  return { low, high: low + size - 1, aligned: low % size === 0 };
}

export const isInside = (inner: AddressBlock, outer: AddressBlock) =>
  inner.low >= outer.low && inner.high <= outer.high;

export const overlap = (one: AddressBlock, other: AddressBlock) => one.low <= other.high && other.low <= one.high;

/** A block, a single address, or a word such as a service tag; `10.0.0.0/33` is none of them. */
export function isAddressPrefix(text: string): boolean {
  if (!/^[\d.]+(\/|$)/.test(text)) return text !== '';
  return readBlock(text.includes('/') ? text : `${text}/32`) !== undefined;
}
