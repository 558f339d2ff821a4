import type { Check } from './check';

/** What a way of making closed services cannot do, and what it leaves behind. */
export const checkBootstrap: Check = ({ bootstrap, connectivity, storage }, problems, notices) => {
  const { deployerAddress, closeAfterCreation } = bootstrap ?? {};
  const isPrivate = {
    storage: connectivity?.storage === 'privateEndpoint',
    keyVault: connectivity?.keyVault === 'privateEndpoint',
  };
  if (deployerAddress !== undefined) {
    const path = ['bootstrap', 'deployerAddress'];
    if (isPrivate.storage && isPrivate.keyVault) {
      problems.push({
        code: 'needs',
        path,
        found: 'connectivity.storage and connectivity.keyVault: privateEndpoint',
        allowed: 'a service with a public address; neither storage nor vault has one',
        fix: 'remove it and run Terraform inside the network, or set one of the two to serviceEndpoint',
      });
    } else {
      const reached = isPrivate.storage ? 'the vault' : isPrivate.keyVault ? 'the storage account' : 'both';
      notices.push({
        path,
        text: `reaches ${reached} until it is removed: remove it and apply again once nothing is written from there; storage takes no address of an Azure host in its own region`,
      });
    }
  }
  if (closeAfterCreation !== undefined) {
    const path = ['bootstrap', 'closeAfterCreation'];
    if (isPrivate.storage)
      problems.push({
        code: 'needs',
        path,
        found: 'connectivity.storage: privateEndpoint',
        allowed: 'an account with a public address; one without is never open',
        fix: 'remove it, or set connectivity.storage: serviceEndpoint',
      });
    else if (storage?.trusted !== 'workspace')
      notices.push({
        path,
        text: 'the account is open to keys and roles from anywhere until the workspace stands, and stays so where an apply breaks off; choose before the first apply',
      });
  }
};
