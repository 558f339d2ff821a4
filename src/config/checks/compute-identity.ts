import type { Problem } from '../problem';
import type { ConfigDraft } from '../schema';
import type { Check } from './check';

/** What computes run as: one kind of identity each, and one object id for one identity. */
export const checkComputeIdentity: Check = ({ compute }, problems) => {
  const principals = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const kind of ['clusters', 'instances'] as const) {
    for (const [index, one] of (compute?.[kind] ?? []).entries()) {
      const path = ['compute', kind, index, 'identity'];
      const identity = one?.identity;
      if (identity === undefined) continue;
      const own = identity.userAssigned ?? [];
      if (identity.systemAssigned === own.length > 0)
        problems.push({
          code: 'either',
          path,
          found: identity.systemAssigned ? 'systemAssigned and userAssigned' : 'no identity',
          allowed: 'systemAssigned: true, or identities under userAssigned',
          fix: 'keep one of the two: Azure takes no mixture',
        });
      for (const [place, row] of own.entries())
        problems.push(...mixedUp(row, [...path, 'userAssigned', place], principals, ids));
    }
  }
};

type Row = NonNullable<
  NonNullable<
    NonNullable<NonNullable<NonNullable<ConfigDraft['compute']>['clusters']>[number]>['identity']
  >['userAssigned']
>[number];

/** The right to pull images is given by object id: two for one identity, or one for two, cannot be meant. */
function mixedUp(
  row: Row,
  path: Problem['path'],
  principals: Map<string, string>,
  ids: Map<string, string>,
): Problem[] {
  const { id, principalId } = row ?? {};
  if (id === undefined || principalId === undefined) return [];
  const key = id.toLowerCase();
  const [before, owner] = [principals.get(key), ids.get(principalId)];
  principals.set(key, before ?? principalId);
  ids.set(principalId, owner ?? key);
  if ((before ?? principalId) === principalId && (owner ?? key) === key) return [];
  return [
    {
      code: 'mixed-up',
      path: [...path, 'principalId'],
      found: principalId,
      allowed: 'one object id for each identity, the same wherever it is named',
      fix: "copy the 'Object (principal) ID' of the identity",
    },
  ];
}
