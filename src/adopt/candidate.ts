import { ARM_IDS, RESOURCE_GROUP_API } from '../facts/arm-ids';
import { ArmIds } from './arm-id';
import type { AzureResource } from './reader';
import { resourcesOf, type Stack, type StackResource } from './stack';

/** Where a resource of the stack would be in Azure, and how to see that it is there. */
export interface Candidate {
  readonly address: string;
  readonly type: string;
  /** What `terraform import` takes. */
  readonly importId: string;
  /** What to ask Azure for. */
  readonly armId: string;
  readonly api: string;
  /** Of an association: whether what was found carries it. */
  readonly carries?: (found: AzureResource) => boolean;
}

const NETWORK = '2025-01-01';

/** Every resource of the stack whose id can be told, and the addresses of the others. */
export function candidatesOf(stack: Stack, subscriptionId: string) {
  const ids = new ArmIds(stack, subscriptionId);
  const candidates: Candidate[] = [];
  const unknown: string[] = [];
  for (const resource of resourcesOf(stack)) {
    const candidate = association(resource, ids) ?? plain(resource, ids);
    if (candidate === undefined) unknown.push(resource.address);
    else candidates.push(candidate);
  }
  return { candidates, unknown };
}

function plain(resource: StackResource, ids: ArmIds): Candidate | undefined {
  const { address, type } = resource;
  const id = ids.idOf(resource);
  const api = type === 'azurerm_resource_group' ? RESOURCE_GROUP_API : ARM_IDS[type]?.api;
  return id === undefined || api === undefined ? undefined : { address, type, importId: id, armId: id, api };
}

/** Terraform keeps as a resource what Azure keeps as a property of another one. */
function association({ address, type, block }: StackResource, ids: ArmIds): Candidate | undefined {
  const id = (argument: string) => ids.text(block[argument]);
  const on = (armId: string | undefined, carries: Candidate['carries'], importId = armId, api = NETWORK) =>
    armId === undefined || importId === undefined ? undefined : { address, type, importId, armId, api, carries };
  // On somebody else's subnet another one may stand, which is none of ours.
  const onSubnet = (property: string, argument: string) =>
    on(id('subnet_id'), ({ properties }) => refersTo(properties[property], id(argument)));
  const onFirewall = (property: string) => {
    const [firewall, name] = [ids.firewallNamedIn(block), ids.text(block.name)];
    const named = (one: unknown) => name !== undefined && objectOf(one).name === name;
    const importId = firewall === undefined || name === undefined ? undefined : `${firewall}/${property}/${name}`;
    return on(firewall, ({ properties }) => listOf(properties[property]).some(named), importId);
  };
  switch (type) {
    case 'azurerm_subnet_network_security_group_association':
      return onSubnet('networkSecurityGroup', 'network_security_group_id');
    case 'azurerm_subnet_route_table_association':
      return onSubnet('routeTable', 'route_table_id');
    case 'azurerm_subnet_nat_gateway_association':
      return onSubnet('natGateway', 'nat_gateway_id');
    case 'azurerm_nat_gateway_public_ip_association': {
      const [gateway, address] = [id('nat_gateway_id'), id('public_ip_address_id')];
      const both = gateway === undefined || address === undefined ? undefined : `${gateway}|${address}`;
      return both === undefined
        ? undefined
        : on(
            gateway,
            ({ properties }) => listOf(properties.publicIpAddresses).some((one) => refersTo(one, address)),
            both,
          );
    }
    case 'azurerm_storage_account_network_rules':
      return on(id('storage_account_id'), guarded, undefined, ARM_IDS.azurerm_storage_account?.api);
    case 'azurerm_virtual_network_dns_servers': {
      const network = id('virtual_network_id');
      const servers = network === undefined ? undefined : `${network}/dnsServers/default`;
      return on(network, ({ properties }) => listOf(objectOf(properties.dhcpOptions).dnsServers).length > 0, servers);
    }
    case 'azurerm_firewall_network_rule_collection':
      return onFirewall('networkRuleCollections');
    case 'azurerm_firewall_application_rule_collection':
      return onFirewall('applicationRuleCollections');
    default:
      return undefined;
  }
}

/** The provider takes an account's firewall for existing where it says anything at all. */
function guarded({ properties }: AzureResource): boolean {
  return objectOf(properties.networkAcls).defaultAction === 'Deny';
}

const objectOf = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as { [name: string]: unknown };
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function refersTo(value: unknown, id?: string): boolean {
  const found = objectOf(value).id;
  return typeof found === 'string' && (id === undefined || found.toLowerCase() === id.toLowerCase());
}
