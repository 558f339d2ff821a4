import type { Answer } from '../answer';
import { type Body, canonical, parseId, type Resource, typeKey } from '../resource';
import type { Store } from '../store';
import { COMPUTE_RULES } from './computes';
import { DATABRICKS_PUT_RULES } from './databricks';
import { IN_USE_RULES, SHRINKING_RULES } from './in-use';
import { MANAGED_NETWORK_RULES } from './managed-network';
import { PRIVATE_LINK_RULES } from './private-link';
import { REFERENCE_RULES } from './references';
import { firstOf, type PutRule } from './rule';
import { SERVICE_RULES } from './services';
import { SUBNET_RULES } from './subnets';
import { TRAFFIC_RULES } from './traffic-rules';

/**
 * What Azure refuses and the provider lets through, for the types that the library writes. The code of a refusal is
 * Azure's where the source names it; others are made up in its manner, and nothing hangs on them.
 */
export const PUT_RULES: readonly PutRule[] = [
  ...REFERENCE_RULES,
  ...SUBNET_RULES,
  ...SHRINKING_RULES,
  ...TRAFFIC_RULES,
  ...SERVICE_RULES,
  ...PRIVATE_LINK_RULES,
  ...COMPUTE_RULES,
  ...MANAGED_NETWORK_RULES,
  ...DATABRICKS_PUT_RULES,
];

export const DELETE_RULES = IN_USE_RULES;

export function refusePut(path: string, body: Body, store: Store): Answer | undefined {
  const id = canonical(path);
  const { type, name } = parseId(id);
  const put = { id, name, body, properties: body.properties ?? {}, store };
  const rules = PUT_RULES.filter(({ types }) => types === undefined || types.includes(type.toLowerCase()));
  return firstOf(rules, ({ refuse }) => refuse(put));
}

export function refuseDelete(resource: Resource, store: Store): Answer | undefined {
  const rules = DELETE_RULES.filter(({ types }) => types.includes(typeKey(resource)));
  return firstOf(rules, ({ refuse }) => refuse(resource, store));
}
