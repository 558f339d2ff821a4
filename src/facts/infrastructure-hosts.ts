import { CLOUDS } from './clouds';
import type { Sourced } from './source';

/**
 * Names that Azure Firewall lets through by itself unless a rule closes them. Microsoft describes the groups (platform
 * images, disk status storage, diagnostics, sign-in) and does not list the names; each cloud has its own.
 */
export const INFRASTRUCTURE_HOSTS: readonly ({ readonly pattern: string } & Sourced)[] = Object.values(CLOUDS).flatMap(
  ({ storage, login }) =>
    [`*.${storage}`, login].map((pattern) => ({ pattern, source: 'firewallInfrastructure', confidence: 'low' })),
);
