import type { Check } from './check';

/** What a choice about the storage account costs. */
export const checkStorage: Check = ({ storage, connectivity }, _, notices) => {
  // An account without a public address is closed before its rules are written.
  if (storage?.trusted !== 'workspace' || connectivity?.storage === 'privateEndpoint') return;
  notices.push({
    path: ['storage', 'trusted'],
    text: 'the account is open until the workspace stands and its rules are written; choose before the first apply',
  });
};
