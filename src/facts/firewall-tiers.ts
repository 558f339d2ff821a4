import type { Sourced } from './source';

export type FirewallTier = 'Basic' | 'Standard' | 'Premium';

interface TierRow extends Sourced {
  /** It answers DNS for the network; without that its network rules take no host names. */
  readonly dnsProxy: boolean;
  /** The most that threat intelligence can do. */
  readonly threatIntelligence: 'Alert' | 'Deny';
  /** It wants a subnet and an address of its own for its management. */
  readonly management: boolean;
  /** Its rules can stand on the firewall itself, without a policy. */
  readonly classicRules: boolean;
  /** It looks for signatures of attacks. */
  readonly intrusionDetection: boolean;
}

/** What the tiers of Azure Firewall can do, as far as it bears on rules. */
export const FIREWALL_TIERS = {
  Basic: {
    dnsProxy: false,
    threatIntelligence: 'Alert',
    management: true,
    classicRules: false,
    intrusionDetection: false,
    source: 'firewallSku',
    confidence: 'high',
  },
  Standard: {
    dnsProxy: true,
    threatIntelligence: 'Deny',
    management: false,
    classicRules: true,
    intrusionDetection: false,
    source: 'firewallSku',
    confidence: 'high',
  },
  // That its rules need a policy is told by those who tried; the table of features does not say it.
  Premium: {
    dnsProxy: true,
    threatIntelligence: 'Deny',
    management: false,
    classicRules: false,
    intrusionDetection: true,
    source: 'firewallPremiumClassic',
    confidence: 'medium',
  },
} as const satisfies Record<FirewallTier, TierRow>;
