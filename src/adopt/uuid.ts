import { createHash } from 'node:crypto';

/** RFC 9562: the namespace of names that are URLs. */
const URL_NAMESPACE = '6ba7b8119dad11d180b400c04fd430c8';

/** What Terraform's `uuidv5("url", name)` gives. */
export function uuidOfUrl(name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(URL_NAMESPACE, 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
