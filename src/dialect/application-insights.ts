import { negated, type Rewrite, renamed } from './terraform-json';

/** Three switches are said positively. */
export const applicationInsights: Rewrite = (block) => {
  const local = renamed(block, 'local_authentication_disabled', 'local_authentication_enabled', negated);
  const masked = renamed(local, 'disable_ip_masking', 'ip_masking_enabled', negated);
  return renamed(masked, 'daily_data_cap_notifications_disabled', 'daily_data_cap_notifications_enabled', negated);
};
