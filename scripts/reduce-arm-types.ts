/**
 * Reduces published ARM types (Azure/bicep-types-az, MIT) to the request bodies that this library's resources send, for
 * the stand-in in `__tests__/azure`.
 *
 *   npx tsx scripts/reduce-arm-types.ts <folder with files such as microsoft.network@2025-01-01.json>
 *
 * writes `__tests__/azure/arm-types/*.json`. Run it again for a new api-version, or for a resource of a new type.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArmNode, ArmType, ArmTypes } from '../__tests__/azure/arm-types/schema';

const STORAGE = ['storageAccounts', 'storageAccounts/blobServices/containers', 'storageAccounts/fileServices/shares'];

/** What azurerm 4.55.0 and 5.2.0 send for the resources of this library. */
const WANTED: { readonly [file: string]: readonly string[] } = {
  'microsoft.authorization@2022-04-01': ['roleAssignments'],
  'microsoft.compute@2024-03-01': ['virtualMachines'],
  'microsoft.containerregistry@2025-04-01': ['registries'],
  'microsoft.containerregistry@2025-11-01': ['registries'],
  'microsoft.containerservice@2025-07-01': ['managedClusters', 'managedClusters/agentPools'],
  'microsoft.containerservice@2025-10-01': ['managedClusters', 'managedClusters/agentPools'],
  'microsoft.databricks@2024-05-01': ['workspaces'],
  'microsoft.databricks@2026-01-01': ['workspaces'],
  'microsoft.hdinsight@2021-06-01': ['clusters'],
  'microsoft.insights@2020-02-02': ['components'],
  'microsoft.keyvault@2023-02-01': ['vaults'],
  'microsoft.keyvault@2026-02-01': ['vaults'],
  'microsoft.kubernetesconfiguration@2024-11-01': ['extensions'],
  'microsoft.machinelearningservices@2025-06-01': [
    'workspaces',
    'workspaces/computes',
    'workspaces/datastores',
    'workspaces/outboundRules',
  ],
  'microsoft.managedidentity@2024-11-30': ['userAssignedIdentities'],
  'microsoft.network@2024-06-01': ['privateDnsZones', 'privateDnsZones/virtualNetworkLinks'],
  'microsoft.network@2025-01-01': [
    'azureFirewalls',
    'firewallPolicies',
    'firewallPolicies/ruleCollectionGroups',
    'natGateways',
    'networkInterfaces',
    'networkSecurityGroups',
    'networkSecurityGroups/securityRules',
    'privateEndpoints',
    'privateEndpoints/privateDnsZoneGroups',
    'publicIPAddresses',
    'routeTables',
    'serviceEndpointPolicies',
    'virtualNetworks',
    'virtualNetworks/subnets',
    'virtualNetworks/virtualNetworkPeerings',
  ],
  'microsoft.operationalinsights@2022-10-01': ['workspaces'],
  'microsoft.operationalinsights@2025-07-01': ['workspaces'],
  'microsoft.resources@2020-06-01': ['deployments'],
  'microsoft.resources@2023-07-01': ['resourceGroups'],
  'microsoft.storage@2023-05-01': STORAGE,
  'microsoft.storage@2025-08-01': STORAGE,
};

const REQUIRED = 1;
const READ_ONLY = 2;
/** ARM's envelope: in the body of every type, and judged for none. */
const ENVELOPE = ['id', 'name', 'type', 'apiVersion'];

type Ref = { readonly $ref: string };
interface Property {
  readonly type: Ref;
  readonly flags: number;
}
type Properties = { readonly [name: string]: Property };
interface Published {
  readonly $type: string;
  readonly name?: string;
  readonly body?: Ref;
  readonly value?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly pattern?: string;
  readonly itemType?: Ref;
  readonly elements?: readonly Ref[] | { readonly [value: string]: Ref };
  readonly properties?: Properties;
  readonly baseProperties?: Properties;
  readonly additionalProperties?: Ref;
  readonly discriminator?: string;
}

class Reduction {
  private readonly nodes: ArmNode[] = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly published: readonly Published[]) {}

  public reduce(wanted: readonly string[]): ArmTypes {
    const names = wanted.map((type) => type.toLowerCase());
    const types: [string, ArmType][] = [];
    for (const { $type, name = '', body } of this.published) {
      const type = name.split('@')[0]?.toLowerCase() ?? '';
      if ($type !== 'ResourceType' || body === undefined || !names.includes(type.split('/').slice(1).join('/')))
        continue;
      types.push([type, this.root(body)]);
    }
    if (types.length !== names.length)
      throw new Error(`wanted ${names.join(', ')}, found ${types.map(([type]) => type).join(', ')}`);
    return { types: Object.fromEntries(types.sort()), nodes: this.nodes };
  }

  private at(ref: Ref): Published {
    const found = this.published[Number(ref.$ref.slice(2))];
    if (found === undefined) throw new Error(`no type ${ref.$ref}`);
    return found;
  }

  private root(ref: Ref): ArmType {
    const { properties, additionalProperties } = this.at(ref);
    return properties === undefined
      ? this.type(ref)
      : this.place(ref.$ref, () => this.object(properties, additionalProperties, true));
  }

  private type(ref: Ref): ArmType {
    const type = this.at(ref);
    const bounds = (...values: readonly (number | string | undefined)[]) => {
      const last = values.findLastIndex((value) => value !== undefined);
      return values.slice(0, last + 1).map((value) => value ?? null) as [];
    };
    switch (type.$type) {
      case 'BooleanType':
        return 'boolean';
      case 'IntegerType':
        return { integer: bounds(type.minValue, type.maxValue) };
      case 'StringType':
        return { text: bounds(type.minLength, type.maxLength, type.pattern) };
      case 'StringLiteralType':
        return { words: [type.value ?? ''] };
      case 'ArrayType':
        return { list: this.type(type.itemType as Ref) };
      case 'UnionType':
        return this.union(type.elements as readonly Ref[]);
      case 'ObjectType':
        return this.place(ref.$ref, () => this.object(type.properties ?? {}, type.additionalProperties));
      case 'DiscriminatedObjectType':
        return this.place(ref.$ref, () => this.discriminated(type));
      default:
        return 'any';
    }
  }

  /** Words and a plain text beside them: ARM takes any text there, we take the words that are known. */
  private union(elements: readonly Ref[]): ArmType {
    const types = elements.map((one) => this.at(one));
    const words = types.flatMap(({ $type, value = '' }) => ($type === 'StringLiteralType' ? [value] : []));
    const onlyTexts = types.every(({ $type }) => $type === 'StringLiteralType' || $type === 'StringType');
    return words.length > 0 && onlyTexts ? { words } : { either: elements.map((one) => this.type(one)) };
  }

  private object(properties: Properties, more?: Ref, top = false): ArmNode {
    const of = Object.entries(properties).map(([name, { type, flags }]): [string, ArmType] => {
      if (top && ENVELOPE.includes(name)) return [name, 'any'];
      if ((flags & READ_ONLY) !== 0 && (flags & REQUIRED) === 0) return [`${name}-`, 'any'];
      const required = (flags & REQUIRED) !== 0 && (flags & READ_ONLY) === 0;
      return [required ? `${name}!` : name, this.type(type)];
    });
    return { of: Object.fromEntries(of), ...(more === undefined ? {} : { more: this.type(more) }) };
  }

  private discriminated({ discriminator = '', baseProperties = {}, elements = {} }: Published): ArmNode {
    const cases = Object.entries(elements as { readonly [value: string]: Ref }).map(([value, ref]) => {
      const { properties, additionalProperties } = this.at(ref);
      const whole = { ...baseProperties, ...properties };
      return [value, this.place(`${ref.$ref} of ${value}`, () => this.object(whole, additionalProperties))];
    });
    return { by: discriminator, cases: Object.fromEntries(cases) };
  }

  /** A place is taken before its node is known, for types that hold themselves. */
  private place(key: string, make: () => ArmNode): number {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = this.nodes.push('any') - 1;
    this.places.set(key, place);
    this.nodes[place] = make();
    return place;
  }
}

function print({ types, nodes }: ArmTypes): string {
  const lines = nodes.map((node) => `  ${JSON.stringify(node)}`);
  return `{\n "types": ${JSON.stringify(types)},\n "nodes": [\n${lines.join(',\n')}\n ]\n}\n`;
}

function main([folder]: readonly string[]): void {
  if (folder === undefined) throw new Error('name the folder with the published types');
  for (const [file, wanted] of Object.entries(WANTED)) {
    const published = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as readonly Published[];
    const target = join(__dirname, '..', '__tests__', 'azure', 'arm-types', `${file}.json`);
    writeFileSync(target, print(new Reduction(published).reduce(wanted)));
  }
}

main(process.argv.slice(2));
