import type { Sourced } from './source';

interface DefaultRule extends Sourced {
  readonly name: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly priority: number;
  readonly access: 'Allow' | 'Deny';
  readonly from: string;
  readonly to: string;
}

const row = (rule: Omit<DefaultRule, keyof Sourced>): DefaultRule => ({
  ...rule,
  source: 'nsgOverview',
  confidence: 'high',
});

/** The rules that every security group ends with; nobody can remove them. */
export const DEFAULT_RULES: readonly DefaultRule[] = [
  row({
    name: 'AllowVnetInBound',
    direction: 'Inbound',
    priority: 65000,
    access: 'Allow',
    from: 'VirtualNetwork',
    to: 'VirtualNetwork',
  }),
  row({
    name: 'AllowAzureLoadBalancerInBound',
    direction: 'Inbound',
    priority: 65001,
    access: 'Allow',
    from: 'AzureLoadBalancer',
    to: '*',
  }),
  row({ name: 'DenyAllInBound', direction: 'Inbound', priority: 65500, access: 'Deny', from: '*', to: '*' }),
  row({
    name: 'AllowVnetOutBound',
    direction: 'Outbound',
    priority: 65000,
    access: 'Allow',
    from: 'VirtualNetwork',
    to: 'VirtualNetwork',
  }),
  row({
    name: 'AllowInternetOutBound',
    direction: 'Outbound',
    priority: 65001,
    access: 'Allow',
    from: '*',
    to: 'Internet',
  }),
  row({ name: 'DenyAllOutBound', direction: 'Outbound', priority: 65500, access: 'Deny', from: '*', to: '*' }),
];

/** Addresses of the host below every machine, and the only tags of a rule that can close them. */
export const PLATFORM_ADDRESSES = {
  wire: { ip: '168.63.129.16', source: 'serviceTagsDoc', confidence: 'high' },
  metadata: { ip: '169.254.169.254', source: 'serviceTagsDoc', confidence: 'high' },
} as const satisfies Record<string, { ip: string } & Sourced>;
