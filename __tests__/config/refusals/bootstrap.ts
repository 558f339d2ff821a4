import { hidden, type Refusal, values } from './refusal';

const PRIVATE = { 'connectivity.storage': 'privateEndpoint', 'connectivity.keyVault': 'privateEndpoint' };
const DEPLOYER = { 'bootstrap.deployerAddress': { address: '203.0.113.9', reason: 'x' } };
const LATER = { 'bootstrap.closeAfterCreation': { reason: 'x' } };

/** How Terraform gets along with closed services. */
export const BOOTSTRAP: readonly Refusal[] = [
  ...values(
    'bootstrap.deployerAddress.address',
    'client-ip',
    'name the public address',
    [['10.0.0.4', '203.0.113.9']],
    DEPLOYER,
  ),
  ...values('bootstrap.deployerAddress.address', 'client-ip', 'admits', [['0.0.0.0/0', '203.0.113.0/28']], DEPLOYER),
  ...values('bootstrap.deployerAddress.reason', 'missing', 'add it', [[undefined, 'x']], DEPLOYER),
  ...hidden('bootstrap.deployerAddress.reason').map((row) => ({
    ...row,
    bad: { ...DEPLOYER, ...row.bad },
    good: { ...DEPLOYER, ...row.good },
  })),
  ...values('bootstrap.closeAfterCreation.reason', 'missing', 'add it', [[undefined, 'x']], LATER),
  {
    when: 'closed services are made in two ways',
    bad: { ...DEPLOYER, ...LATER },
    code: 'one-bootstrap',
    path: 'bootstrap',
    found: '{"deployerAddress":',
    fix: 'keep one of deployerAddress and closeAfterCreation',
    good: DEPLOYER,
  },
  {
    when: 'an address is let in and neither storage nor vault has a public one',
    bad: { ...DEPLOYER, ...PRIVATE, 'access.clientIps': [] },
    code: 'needs',
    path: 'bootstrap.deployerAddress',
    found: 'connectivity.storage and connectivity.keyVault: privateEndpoint',
    fix: 'run Terraform inside the network',
    good: { ...DEPLOYER, 'connectivity.keyVault': 'privateEndpoint' },
  },
  {
    when: 'an account is closed late that is never open',
    bad: { ...LATER, 'connectivity.storage': 'privateEndpoint' },
    code: 'needs',
    path: 'bootstrap.closeAfterCreation',
    found: 'connectivity.storage: privateEndpoint',
    fix: 'remove it',
    good: LATER,
  },
];
