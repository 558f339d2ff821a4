/** Kinds of resources that a config can name by id, and the words for a message. */
export const AZURE_ID_TYPES = {
  'Microsoft.Cache/Redis': 'a Redis cache',
  'Microsoft.KeyVault/vaults': 'a key vault',
  'Microsoft.MachineLearningServices/workspaces': 'an Azure Machine Learning workspace',
  'Microsoft.Network/firewallPolicies': 'a firewall policy',
  'Microsoft.Network/virtualNetworks': 'a virtual network',
  'Microsoft.Network/virtualNetworks/subnets': 'a subnet',
  'Microsoft.Storage/storageAccounts': 'a storage account',
} as const;
export type AzureIdType = keyof typeof AZURE_ID_TYPES;

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const GROUP = String.raw`[\w().-]{0,89}[\w()-]`;
const NAME = String.raw`[a-zA-Z0-9](?:[\w.-]{0,78}\w)?`;

/** The id of a resource that somebody else owns. Only this class makes one, so holding one means it has the right form. */
export class AzureId {
  /**
   * Reads the id of one type of resource, and writes its fixed words as Azure does.
   *
   * @throws Error with the form that is expected
   */
  public static parse(text: string, type: AzureIdType): AzureId {
    const [namespace = '', ...collections] = type.split('/');
    const parts = collections.map((one) => `/${one}/(${NAME})`).join('');
    const form = new RegExp(
      `^/subscriptions/(${GUID})/resourceGroups/(${GROUP})/providers/${namespace.replace('.', '\\.')}${parts}$`,
      'i',
    );
    const [, subscriptionId, resourceGroup, ...names] = form.exec(text) ?? [];
    if (subscriptionId === undefined || resourceGroup === undefined)
      throw new Error(`expected the id of ${AZURE_ID_TYPES[type]}, ${exampleId(type)}, got '${text}'`);
    return new AzureId(type, subscriptionId.toLowerCase(), resourceGroup, names);
  }

  private constructor(
    public readonly type: AzureIdType,
    public readonly subscriptionId: string,
    public readonly resourceGroup: string,
    private readonly names: readonly string[],
  ) {}

  /** The resource's own name. */
  public get name(): string {
    return this.names.at(-1) ?? '';
  }

  /** The name of what it is part of: the network of a subnet. */
  public get owner(): string | undefined {
    return this.names.at(-2);
  }

  public toString(): string {
    const [namespace, ...collections] = this.type.split('/');
    const parts = collections.map((one, index) => `/${one}/${this.names[index]}`).join('');
    return `/subscriptions/${this.subscriptionId}/resourceGroups/${this.resourceGroup}/providers/${namespace}${parts}`;
  }
}

/** What an id of a type looks like. */
export function exampleId(type: AzureIdType): string {
  const [namespace, ...collections] = type.split('/');
  const parts = collections.map((one) => `/${one}/<name>`).join('');
  return `/subscriptions/<subscription id>/resourceGroups/<group>/providers/${namespace}${parts}`;
}
