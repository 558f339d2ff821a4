import { OWN_DATASTORES, STORAGE_CONTAINER_NAME } from '../../facts/datastores';
import type { ConfigPath } from '../problem';
import type { Check } from './check';

/** Names of datastores, and how their data is read. */
export const checkDatastores: Check = ({ datastores, dataLake, storage }, problems) => {
  if (storage?.hierarchicalNamespace === true)
    problems.push({
      code: 'flat-account',
      path: ['storage', 'hierarchicalNamespace'],
      found: true,
      allowed: 'false: Azure Machine Learning takes no account with a hierarchical namespace as its default one',
      fix: 'remove it, and write dataLake for an account of its own',
    });
  const seen = new Map<string, string>(
    OWN_DATASTORES.names.map((name) => [name, 'the workspace makes one of this name']),
  );
  const named: { name: string; path: ConfigPath }[] = [
    ...(datastores ?? []).flatMap((one, index) =>
      one?.name === undefined ? [] : [{ name: one.name, path: ['datastores', index, 'name'] }],
    ),
    ...(dataLake?.filesystems ?? []).flatMap((one, index) => {
      const name = one?.datastore ?? one?.name?.replaceAll('-', '_');
      return name === undefined ? [] : [{ name, path: ['dataLake', 'filesystems', index] }];
    }),
  ];
  for (const { name, path } of named) {
    const first = seen.get(name.toLowerCase());
    if (first !== undefined)
      problems.push({
        code: 'duplicate',
        path,
        found: name,
        allowed: `a name that no other datastore has, whatever its case; ${first}`,
        fix: 'rename it',
      });
    else seen.set(name.toLowerCase(), `${path.slice(0, 2).join('.')} has this one`);
  }
  const containers = new Set<string>();
  for (const [index, one] of (datastores ?? []).entries()) {
    if (one?.kind === 'file' && one.accountKey === undefined)
      problems.push({
        code: 'needs',
        path: ['datastores', index, 'accountKey'],
        found: 'a file share without it',
        allowed: 'accountKey with its reason: Azure Machine Learning reads file shares with a key only',
        fix: 'add accountKey: { reason: … }, or use kind: blob',
      });
    if (one?.name === undefined) continue;
    const container = one.container ?? one.name.toLowerCase().replaceAll('_', '-');
    const path = ['datastores', index, one.container === undefined ? 'name' : 'container'];
    if (one.container === undefined && !STORAGE_CONTAINER_NAME.pattern.test(container))
      problems.push({
        code: 'needs',
        path: ['datastores', index, 'container'],
        found: `'${container}', from the name`,
        allowed: STORAGE_CONTAINER_NAME.words,
        fix: 'write container',
      });
    const key = `${one.account} ${one.kind} ${container}`;
    if (containers.has(key))
      problems.push({ code: 'duplicate', path, found: container, allowed: 'a container of its own', fix: 'rename it' });
    containers.add(key);
  }
};
