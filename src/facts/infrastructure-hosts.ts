import type { Sourced } from './source';

/**
 * Names that Azure Firewall lets through by itself unless a rule closes them. Microsoft describes the groups (platform
 * images, disk status storage, diagnostics, sign-in) and does not list the names.
 */
export const INFRASTRUCTURE_HOSTS: readonly ({ readonly pattern: string } & Sourced)[] = [
  { pattern: '*.core.windows.net', source: 'firewallInfrastructure', confidence: 'low' },
  { pattern: 'login.microsoftonline.com', source: 'firewallInfrastructure', confidence: 'low' },
];
