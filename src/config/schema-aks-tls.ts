import * as z from 'zod';
import { NAMESPACED_NAME_RULE } from '../facts/names';
import { formText } from './leaf';
import { secret } from './schema-secret';

/** The certificate of the scoring endpoint: one's own, as Microsoft issues none for an internal load balancer. */
export const tls = z
  .strictObject({
    cname: formText({
      pattern: /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
      words: 'a host name in lower case',
      code: 'host',
      fix: 'no scheme, port or path',
      description: 'What callers ask for, and what the certificate is for',
    }),
    kubernetesSecret: formText({
      ...NAMESPACED_NAME_RULE,
      code: 'name',
      description: "A secret of the cluster's namespace azureml with cert.pem and key.pem, for compute: kubernetes",
    }).optional(),
    certificate: secret('The certificate with its chain, as PEM').optional(),
    key: secret('Its key without a pass phrase, as PEM').optional(),
  })
  .meta({ description: 'Answers scoring over TLS; over plain HTTP when left out' });
