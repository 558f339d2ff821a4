import { ARM_IDS } from '../facts/arm-ids';
import { type Block, lookedAt, resourcesOf, type Stack, type StackResource } from './stack';
import { uuidOfUrl } from './uuid';

const REFERENCE = /\$\{((?:data\.)?azurerm_\w+)\.([\w-]+)\.(\w+)\}/g;
const NAMED_BY_UUID = /^\$\{uuidv5\("url", "(.*)"\)\}$/s;

/** Tells the ARM ids of a stack's resources from their arguments, without asking anybody. */
export class ArmIds {
  private readonly blocks: ReadonlyMap<string, StackResource>;

  constructor(
    stack: Stack,
    private readonly subscriptionId: string,
  ) {
    this.blocks = new Map([...resourcesOf(stack), ...lookedAt(stack)].map((resource) => [resource.address, resource]));
  }

  /** Nothing where the id hangs on something that only Azure knows. */
  public idOf({ type, block }: StackResource): string | undefined {
    const name = this.text(block.name);
    if (type === 'azurerm_resource_group') return join`/subscriptions/${this.subscriptionId}/resourceGroups/${name}`;
    const form = ARM_IDS[type]?.form;
    if (form === undefined) return undefined;
    if ('inGroup' in form) return join`${this.groupOf(block)}/providers/${form.inGroup}/${name}`;
    if ('extends' in form) return join`${this.text(block[form.extends])}/providers/${form.type}/${name}`;
    return join`${this.text(block[form.below]) ?? this.ownerByName(type, block)}/${form.collection}/${name}`;
  }

  /** The firewall that a classic collection stands on, by name. */
  public firewallNamedIn(block: Block): string | undefined {
    const name = this.text(block.azure_firewall_name);
    return join`${this.groupOf(block)}/providers/Microsoft.Network/azureFirewalls/${name}`;
  }

  /** The value of an argument, with what it refers to put in. */
  public text(value: unknown): string | undefined {
    if (typeof value !== 'string') return undefined;
    const [, seed] = NAMED_BY_UUID.exec(value) ?? [];
    const filled = this.fill(seed ?? value);
    if (filled === undefined) return undefined;
    return seed === undefined ? filled : uuidOfUrl(filled);
  }

  private fill(template: string): string | undefined {
    const filled = template.replace(REFERENCE, (whole, type, name, attribute) => {
      const target = this.blocks.get(`${type}.${name}`);
      if (target === undefined) return whole;
      return (attribute === 'id' ? this.idOf(target) : this.text(target.block[attribute])) ?? whole;
    });
    return filled.includes('${') ? undefined : filled;
  }

  private groupOf(block: Block): string | undefined {
    return join`/subscriptions/${this.subscriptionId}/resourceGroups/${this.text(block.resource_group_name)}`;
  }

  /** Older spellings name what they are below, and its resource group, where newer ones give its id. */
  private ownerByName(type: string, block: Block): string | undefined {
    const group = this.groupOf(block);
    if (type === 'azurerm_subnet' || type === 'azurerm_virtual_network_peering')
      return join`${group}/providers/Microsoft.Network/virtualNetworks/${this.text(block.virtual_network_name)}`;
    if (type === 'azurerm_private_dns_zone_virtual_network_link')
      return join`${group}/providers/Microsoft.Network/privateDnsZones/${this.text(block.private_dns_zone_name)}`;
    if (type === 'azurerm_network_security_rule')
      return join`${group}/providers/Microsoft.Network/networkSecurityGroups/${this.text(block.network_security_group_name)}`;
    return undefined;
  }
}

/** The text, or nothing if a part of it is not known. */
function join(texts: TemplateStringsArray, ...values: readonly (string | undefined)[]): string | undefined {
  if (values.includes(undefined)) return undefined;
  return texts.map((text, index) => `${text}${values[index] ?? ''}`).join('');
}
