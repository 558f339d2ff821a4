import { badRequest } from '../answer';
import { type Body, lastSegment } from '../resource';
import type { Store } from '../store';
import { isInside, overlap, readBlock } from './address-block';
import { firstOf, type PutRule } from './rule';

const NETWORK = 'microsoft.network/virtualnetworks';
const SUBNET = `${NETWORK}/subnets`;

/** A subnet to be, whether it is put by itself or within its network. */
interface Candidate {
  readonly name: string;
  readonly properties: Body;
  readonly network: string;
  readonly space: readonly string[];
  readonly siblings: readonly { readonly name?: string; readonly properties: Body }[];
}

/** One rule for both ways to put a subnet. */
function onSubnets(source: string, refuse: (subnet: Candidate) => ReturnType<PutRule['refuse']>): PutRule[] {
  return [
    {
      types: [SUBNET],
      source,
      refuse: ({ id, name, properties, store }) => refuse(alone(id, name, properties, store)),
    },
    {
      types: [NETWORK],
      source,
      refuse: ({ id, properties }) => {
        const subnets: { name: string; properties: Body }[] = properties.subnets ?? [];
        return firstOf(subnets, ({ name, properties: own }) =>
          refuse({
            name,
            properties: own,
            network: lastSegment(id),
            space: properties.addressSpace?.addressPrefixes ?? [],
            siblings: subnets.filter((one) => one.name !== name),
          }),
        );
      },
    },
  ];
}

function alone(id: string, name: string, properties: Body, store: Store): Candidate {
  const network = id.replace(/\/subnets\/[^/]+$/i, '');
  return {
    name,
    properties,
    network: lastSegment(network),
    space: store.get(network)?.properties.addressSpace?.addressPrefixes ?? [],
    siblings: store.children(network, 'subnets').filter((one) => one.name?.toLowerCase() !== name.toLowerCase()),
  };
}

const prefixesOf = (properties: Body): readonly string[] =>
  properties.addressPrefixes ?? (properties.addressPrefix === undefined ? [] : [properties.addressPrefix]);

const blocksOf = (texts: readonly string[]) => texts.flatMap((text) => readBlock(text) ?? []);

export const SUBNET_RULES: readonly PutRule[] = [
  {
    types: [NETWORK],
    source: 'Microsoft Learn, Virtual Network REST reference: addressSpace.addressPrefixes in CIDR notation',
    refuse: ({ properties }) =>
      firstOf<string>(properties.addressSpace?.addressPrefixes ?? [], (text) =>
        readBlock(text) === undefined
          ? badRequest('InvalidAddressPrefixFormat', `Address prefix ${text} is not formatted correctly.`)
          : undefined,
      ),
  },
  ...onSubnets(
    'Microsoft Learn, Virtual Network REST reference: a subnet has an address prefix in CIDR notation, host bits unset',
    ({ properties }) =>
      firstOf(prefixesOf(properties), (text) => {
        const block = readBlock(text);
        if (block === undefined)
          return badRequest('InvalidAddressPrefixFormat', `Address prefix ${text} is not formatted correctly.`);
        return block.aligned
          ? undefined
          : badRequest('InvalidCIDRNotation', `The address prefix ${text} has an invalid CIDR notation.`);
      }),
  ),
  ...onSubnets(
    'hashicorp/terraform-provider-azurerm#10826: a subnet outside the network answers NetcfgInvalidSubnet',
    ({ name, properties, network, space }) =>
      blocksOf(prefixesOf(properties)).every((block) => blocksOf(space).some((part) => isInside(block, part)))
        ? undefined
        : badRequest('NetcfgInvalidSubnet', `Subnet '${name}' is not valid in virtual network '${network}'.`),
  ),
  ...onSubnets('Microsoft Learn, virtual-network-manage-subnet: the range must not overlap another subnet', (subnet) =>
    firstOf(subnet.siblings, (other) =>
      blocksOf(prefixesOf(subnet.properties)).some((block) =>
        blocksOf(prefixesOf(other.properties)).some((taken) => overlap(block, taken)),
      )
        ? badRequest(
            'NetcfgSubnetRangesOverlap',
            `Subnet '${subnet.name}' is not valid because its IP address range overlaps with that of an existing subnet '${other.name}'.`,
          )
        : undefined,
    ),
  ),
  ...onSubnets(
    'Microsoft Learn, firewall/firewall-faq: AzureFirewallSubnet is /26 or larger',
    ({ name, properties, network }) =>
      name === 'AzureFirewallSubnet' && blocksOf(prefixesOf(properties)).some(({ low, high }) => high - low < 63)
        ? badRequest('NetcfgInvalidSubnet', `Subnet '${name}' is not valid in virtual network '${network}'.`)
        : undefined,
  ),
];
