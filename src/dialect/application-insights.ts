import { negated, type Rewrite, renamed } from './terraform-json';

/** Three switches are said positively. */
export const applicationInsights: Rewrite = (block, address) => {
  const not = negated(address);
  const local = renamed(block, 'local_authentication_disabled', 'local_authentication_enabled', not);
  const masked = renamed(local, 'disable_ip_masking', 'ip_masking_enabled', not);
  return renamed(masked, 'daily_data_cap_notifications_disabled', 'daily_data_cap_notifications_enabled', not);
};
