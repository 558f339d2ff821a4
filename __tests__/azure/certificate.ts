import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** The file that holds `cert`, for SSL_CERT_FILE. */
  readonly file: string;
  readonly folder: string;
}

const DATA_PLANES = ['vault', ...['blob', 'queue', 'table', 'file', 'dfs', 'web'].map((service) => `${service}.core`)];
const NAMES = [
  'IP:127.0.0.1',
  'DNS:localhost',
  'DNS:*.localhost',
  ...DATA_PLANES.map((name) => `DNS:*.${name}.localhost`),
];

/** A certificate for loopback, made anew in a folder of its own: it signs itself, and nobody else has the key. */
export function makeCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'secured-ml-tls-'));
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const named = ['-subj', '/CN=stand-in for Azure', '-addext', `subjectAltName=${NAMES.join(',')}`];
  execFileSync('openssl', [...made, ...named, '-keyout', keyFile, '-out', file], { stdio: 'pipe' });
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8'), file, folder };
}
