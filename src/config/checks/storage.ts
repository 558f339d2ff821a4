import type { Check } from './check';

/** What a choice about the storage account costs. */
export const checkStorage: Check = ({ storage }, _, notices) => {
  if (storage?.trusted !== 'workspace') return;
  notices.push({
    path: ['storage', 'trusted'],
    text: 'the account is open until the workspace stands and its rules are written; choose before the first apply',
  });
};
