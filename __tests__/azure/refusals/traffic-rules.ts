import { badRequest } from '../answer';
import type { Body } from '../resource';
import { isAddressPrefix } from './address-block';
import { firstOf, type PutRule } from './rule';

const GROUP = ['microsoft.network/networksecuritygroups'];
const TABLE = ['microsoft.network/routetables'];
const COLLECTIONS = ['microsoft.network/firewallpolicies/rulecollectiongroups'];

/** One that is there as `x` or as a list `xs`. */
const both = (properties: Body, one: string, many: string): string[] => [
  ...(properties[one] === undefined || properties[one] === '' ? [] : [properties[one]]),
  ...(properties[many] ?? []),
];

function badPort(range: string): boolean {
  if (range === '*') return false;
  const ends = range.split('-');
  return ends.length > 2 || ends.some((end) => !/^\d{1,5}$/.test(end) || Number(end) > 65535);
}

const eachRule = (refuse: (rule: Body, all: readonly Body[]) => ReturnType<PutRule['refuse']>): PutRule['refuse'] => {
  return ({ properties }) =>
    firstOf<Body>(properties.securityRules ?? [], (one) => refuse(one, properties.securityRules));
};

export const TRAFFIC_RULES: readonly PutRule[] = [
  {
    types: GROUP,
    source: 'Microsoft Learn, network-security-groups-overview: ports 0 to 65535, a range as 10000-10005, or *',
    refuse: eachRule(({ name, properties }) =>
      firstOf(
        [
          ...both(properties, 'sourcePortRange', 'sourcePortRanges'),
          ...both(properties, 'destinationPortRange', 'destinationPortRanges'),
        ],
        (range) =>
          badPort(range)
            ? badRequest(
                'SecurityRuleInvalidPortRange',
                `Security rule ${name} has invalid Port range. Value provided: ${range}.`,
              )
            : undefined,
      ),
    ),
  },
  {
    types: GROUP,
    source: 'Microsoft Learn, network-security-groups-overview: an address, a CIDR block, a service tag, or any',
    refuse: eachRule(({ name, properties }) =>
      firstOf(
        [
          ...both(properties, 'sourceAddressPrefix', 'sourceAddressPrefixes'),
          ...both(properties, 'destinationAddressPrefix', 'destinationAddressPrefixes'),
        ],
        (text) =>
          isAddressPrefix(text)
            ? undefined
            : badRequest(
                'SecurityRuleInvalidAddressPrefix',
                `Security rule ${name} has invalid Address prefix. Value provided: ${text}`,
              ),
      ),
    ),
  },
  {
    types: GROUP,
    source: 'Microsoft Learn, network-security-groups-overview: a priority from 100 to 4096, once for each direction',
    refuse: eachRule((rule, all) => {
      const { priority, direction } = rule.properties;
      if (priority < 100 || priority > 4096)
        return badRequest(
          'SecurityRuleInvalidPriority',
          `Security rule ${rule.name} has invalid Priority ${priority}.`,
        );
      const other = all.find(
        (one) => one !== rule && one.properties.priority === priority && one.properties.direction === direction,
      );
      return other === undefined
        ? undefined
        : badRequest(
            'SecurityRuleConflict',
            `Security rule ${rule.name} conflicts with rule ${other.name}. Rules cannot have the same Priority and Direction.`,
          );
    }),
  },
  {
    types: TABLE,
    source: 'Microsoft Learn, virtual-networks-udr-overview: the hop VirtualAppliance, and it alone, has an address',
    refuse: ({ properties }) =>
      firstOf<Body>(properties.routes ?? [], ({ name, properties: route }) => {
        const appliance = route.nextHopType === 'VirtualAppliance';
        if (appliance === Boolean(route.nextHopIpAddress)) return undefined;
        return badRequest(
          'InvalidNextHopIpAddress',
          `Route ${name} with next hop ${route.nextHopType} has the next hop address '${route.nextHopIpAddress ?? ''}'.`,
        );
      }),
  },
  {
    types: TABLE,
    source: 'Microsoft Learn, virtual-networks-udr-overview: an address prefix is a CIDR block or a service tag',
    refuse: ({ properties }) =>
      firstOf<Body>(properties.routes ?? [], ({ name, properties: { addressPrefix } }) =>
        isAddressPrefix(String(addressPrefix))
          ? undefined
          : badRequest('InvalidAddressPrefixFormat', `Route ${name}: address prefix ${addressPrefix} is not valid.`),
      ),
  },
  {
    types: COLLECTIONS,
    source: 'hashicorp/terraform-provider-azurerm v4.55.0, firewall policy validators: a priority from 100 to 65000',
    refuse: ({ properties }) =>
      firstOf<Body>(
        [{ name: 'the group', ...properties }, ...(properties.ruleCollections ?? [])],
        ({ name, priority }) =>
          priority >= 100 && priority <= 65000
            ? undefined
            : badRequest('FirewallPolicyInvalidPriority', `${name} has the priority ${priority}, not 100 to 65000.`),
      ),
  },
  {
    types: COLLECTIONS,
    source:
      'MicrosoftDocs/azure-docs, firewall/fqdn-filtering-network-rules.md, 2026-03-28: no wildcard, and the DNS proxy is on',
    refuse: ({ id, properties, store }) => {
      const policy = store.get(id.replace(/\/ruleCollectionGroups\/[^/]+$/i, ''));
      const named = rulesOf(properties).filter(({ destinationFqdns }) => destinationFqdns?.length > 0);
      return firstOf(named, ({ name, destinationFqdns }) => {
        if (destinationFqdns.some((host: string) => host.includes('*')))
          return badRequest(
            'FirewallPolicyNetworkRuleInvalidFqdn',
            `${name}: ${destinationFqdns} is not a valid FQDN.`,
          );
        return policy?.properties.dnsSettings?.enableProxy === true
          ? undefined
          : badRequest('FirewallPolicyDnsProxyRequired', `${name} names hosts, and the policy has no DNS proxy.`);
      });
    },
  },
];

const rulesOf = (properties: Body): Body[] =>
  (properties.ruleCollections ?? [])
    .flatMap(({ rules }: Body) => rules ?? [])
    .filter(({ ruleType }: Body) => ruleType === 'NetworkRule');
