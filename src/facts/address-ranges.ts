import type { Sourced } from './source';

interface Range extends Sourced {
  readonly range: string;
  readonly what: string;
}

/** Ranges that a virtual network cannot hold. */
export const UNUSABLE_RANGES = [
  { range: '0.0.0.0/8', what: '"this network"', source: 'rfc', confidence: 'high' },
  { range: '127.0.0.0/8', what: 'loopback', source: 'networkFaq', confidence: 'high' },
  { range: '168.63.129.16/32', what: "Azure's own DNS and health probes", source: 'networkFaq', confidence: 'high' },
  { range: '169.254.0.0/16', what: 'link-local', source: 'networkFaq', confidence: 'high' },
  { range: '224.0.0.0/4', what: 'multicast', source: 'networkFaq', confidence: 'high' },
  { range: '240.0.0.0/4', what: 'reserved, with broadcast', source: 'rfc', confidence: 'high' },
] as const satisfies readonly Range[];

/** Ranges that a service firewall does not admit: nobody comes from there over the Internet. */
export const PRIVATE_RANGES = [
  { range: '10.0.0.0/8', what: 'private (RFC 1918)', source: 'azurerm4', confidence: 'high' },
  { range: '172.16.0.0/12', what: 'private (RFC 1918)', source: 'azurerm4', confidence: 'high' },
  { range: '192.168.0.0/16', what: 'private (RFC 1918)', source: 'azurerm4', confidence: 'high' },
  { range: '100.64.0.0/10', what: 'carrier-grade NAT (RFC 6598)', source: 'rfc', confidence: 'high' },
] as const satisfies readonly Range[];

/** Ranges that AKS keeps for itself: no service, pod or network range may touch them. */
export const AKS_FORBIDDEN_RANGES = [
  { range: '169.254.0.0/16', what: 'kept by AKS', source: 'aksAddressPlan', confidence: 'high' },
  { range: '172.30.0.0/16', what: 'kept by AKS', source: 'aksAddressPlan', confidence: 'high' },
  { range: '172.31.0.0/16', what: 'kept by AKS', source: 'aksAddressPlan', confidence: 'high' },
  { range: '192.0.2.0/24', what: 'kept by AKS', source: 'aksAddressPlan', confidence: 'high' },
] as const satisfies readonly Range[];

/** The range of Docker's bridge on every compute node: traffic for it never leaves the node. */
export const DOCKER_BRIDGE = {
  range: '172.17.0.0/16',
  what: "Docker's bridge on the compute nodes",
  source: 'docker',
  confidence: 'high',
} as const satisfies Range;
