import { request } from 'node:https';
import type { StandIn } from '../../__tests__/azure/stand-in';
import { type AzureReader, armReader, type HttpGet } from '../../src/adopt';

/** The reader that users have, pointed at the stand-in: the same requests, and its certificate trusted. */
export function standInReader({ url, trusted }: StandIn): AzureReader {
  const get: HttpGet = (address, headers) =>
    new Promise((resolve, reject) => {
      const sent = request(address, { ca: trusted, headers, agent: false }, (answer) => {
        const parts: string[] = [];
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: parts.join(''), retryAfterSeconds: 0 }));
      });
      sent.on('error', reject);
      sent.end();
    });
  return armReader({ endpoint: url, token: async () => 'anybody', get });
}
