import { type Answer, badRequest, refusal } from '../answer';
import { type Body, keyOf, type Resource, typeKey } from '../resource';
import type { Store } from '../store';
import { databricksIn } from './databricks';
import { idsIn } from './references';
import { type DeleteRule, firstOf, type PutRule } from './rule';

/** What takes addresses of a subnet; a firewall rule that names the subnet does not. */
const TENANTS: readonly string[] = [
  'microsoft.network/networkinterfaces',
  'microsoft.network/privateendpoints',
  'microsoft.network/azurefirewalls',
  'microsoft.containerservice/managedclusters/agentpools',
  'microsoft.hdinsight/clusters',
  'microsoft.machinelearningservices/workspaces/computes',
];

/** The resource of one of the types that refers to an id. */
function userOf(id: string, types: readonly string[], store: Store): Resource | undefined {
  const key = keyOf(id);
  return store
    .all()
    .find((one) => types.includes(typeKey(one)) && idsIn(one.properties).some((other) => keyOf(other) === key));
}

function refuseSubnet({ id, name }: Resource, store: Store): Answer | undefined {
  const user = userOf(id, TENANTS, store) ?? databricksIn(id, store)[0];
  return user === undefined
    ? undefined
    : badRequest(
        'InUseSubnetCannotBeDeleted',
        `Subnet ${name} is in use by ${user.id} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet.`,
      );
}

/** Refuses while one of the types refers to the resource. */
const whileUsedBy =
  (types: readonly string[], code: string): DeleteRule['refuse'] =>
  ({ id }, store) => {
    const user = userOf(id, types, store);
    return user === undefined
      ? undefined
      : badRequest(code, `${id} cannot be deleted because it is in use by the following resources: ${user.id}.`);
  };

const SUBNET = ['microsoft.network/virtualnetworks/subnets'];

export const IN_USE_RULES: readonly DeleteRule[] = [
  {
    types: SUBNET,
    source: 'hashicorp/terraform-provider-azurerm#400 and #4784: InUseSubnetCannotBeDeleted',
    refuse: refuseSubnet,
  },
  {
    types: ['microsoft.network/virtualnetworks'],
    source: 'hashicorp/terraform-provider-azurerm#688: a network goes with its subnets, so none may be in use',
    refuse: ({ id }, store) => firstOf(store.children(id, 'subnets'), (subnet) => refuseSubnet(subnet, store)),
  },
  {
    types: ['microsoft.network/serviceendpointpolicies'],
    source: 'MicrosoftDocs/azure-docs, virtual-network-service-endpoint-policies-overview: it belongs to its subnets',
    refuse: whileUsedBy(SUBNET, 'ServiceEndpointPolicyInUse'),
  },
  {
    types: ['microsoft.network/networksecuritygroups'],
    source: 'pulumi/pulumi-azure-native#3051: InUseNetworkSecurityGroupCannotBeDeleted',
    refuse: whileUsedBy([...SUBNET, 'microsoft.network/networkinterfaces'], 'InUseNetworkSecurityGroupCannotBeDeleted'),
  },
  {
    types: ['microsoft.network/routetables'],
    source: 'stackshy/cloudemu#967: InUseRouteTableCannotBeDeleted',
    refuse: whileUsedBy(SUBNET, 'InUseRouteTableCannotBeDeleted'),
  },
  {
    types: ['microsoft.network/natgateways'],
    source: 'stackshy/cloudemu#967: InUseNatGatewayCannotBeDeleted',
    refuse: whileUsedBy(SUBNET, 'InUseNatGatewayCannotBeDeleted'),
  },
  {
    types: ['microsoft.network/publicipaddresses'],
    source: 'hashicorp/terraform-provider-azurerm#688: PublicIPAddressCannotBeDeleted',
    refuse: whileUsedBy(
      ['microsoft.network/natgateways', 'microsoft.network/azurefirewalls', 'microsoft.network/networkinterfaces'],
      'PublicIPAddressCannotBeDeleted',
    ),
  },
  {
    types: ['microsoft.network/networkinterfaces'],
    source: 'hashicorp/terraform-provider-azurerm#8105: NicInUse',
    refuse: whileUsedBy(['microsoft.compute/virtualmachines'], 'NicInUse'),
  },
  {
    types: ['microsoft.network/firewallpolicies'],
    source: 'Microsoft Learn, firewall-manager/policy-overview: a policy is deleted once no firewall uses it',
    refuse: whileUsedBy(['microsoft.network/azurefirewalls'], 'FirewallPolicyCannotBeDeleted'),
  },
  {
    types: ['microsoft.network/privatednszones'],
    source: 'learntocloud/networking-lab#8: 409 CannotDeleteResource while links exist',
    refuse: ({ id }, store) => {
      const [link] = store.children(id, 'virtualNetworkLinks');
      return link === undefined
        ? undefined
        : refusal(409, 'CannotDeleteResource', `Cannot delete resource while nested resources exist: '${link.id}'.`);
    },
  },
];

const prefixesOf = ({ addressPrefix, addressPrefixes }: Body): string[] => [
  ...(addressPrefixes ?? []),
  ...(addressPrefix === undefined ? [] : [addressPrefix]),
];

/** A block that hosts have addresses of can neither grow nor move. */
function refuseMove(id: string, properties: Body, store: Store): Answer | undefined {
  const current = store.get(id);
  const given = prefixesOf(properties);
  const gone = current && prefixesOf(current.properties).find((prefix) => !given.includes(prefix));
  return gone === undefined || userOf(id, TENANTS, store) === undefined
    ? undefined
    : badRequest(
        'InUsePrefixCannotBeDeleted',
        `IpPrefix ${gone} on Subnet ${current?.name} has active allocations and cannot be deleted.`,
      );
}

const MOVE_SOURCE = 'hashicorp/terraform-provider-azurerm#11211: InUsePrefixCannotBeDeleted';

/** A network that is put with fewer subnets deletes the others; a subnet with hosts keeps its block. */
export const SHRINKING_RULES: readonly PutRule[] = [
  { types: SUBNET, source: MOVE_SOURCE, refuse: ({ id, properties, store }) => refuseMove(id, properties, store) },
  {
    types: ['microsoft.network/virtualnetworks'],
    source: MOVE_SOURCE,
    refuse: ({ id, properties, store }) =>
      firstOf<Body>(properties.subnets ?? [], (subnet) =>
        refuseMove(`${id}/subnets/${subnet.name}`, subnet.properties, store),
      ),
  },
  {
    types: ['microsoft.network/virtualnetworks'],
    source: 'hashicorp/terraform-provider-azurerm#4784: a PUT of the network without a used subnet is refused',
    refuse: ({ id, properties, store }) => {
      if (properties.subnets === undefined || properties.subnets === null) return undefined;
      const kept = new Set((properties.subnets as Body[]).map(({ name }) => String(name).toLowerCase()));
      const gone = store.children(id, 'subnets').filter(({ name }) => !kept.has(String(name).toLowerCase()));
      return firstOf(gone, (subnet) => refuseSubnet(subnet, store));
    },
  },
];
