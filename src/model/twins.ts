import { DATA_SOURCES, type DataSource } from './data-sources';
import { type Block, isReference, type Resource, type Value } from './terraform-value';

/** In a state these carry the id of the resource that they belong to. */
const BORROWED = /_association$|_dns_servers$|_network_rules$|_customer_managed_key$/;

/** The Azure id of a resource, where the input knows it. */
export function ownId(type: string, values: Block): string | undefined {
  return typeof values.id === 'string' && values.id !== '' && !BORROWED.test(type)
    ? values.id.toLowerCase()
    : undefined;
}

/** The type of resource that a data source of a network looks at. */
export function lookedAtType(type: string): DataSource | undefined {
  const made = type.replace(/^data\./, '');
  return made !== type && made in DATA_SOURCES ? (made as DataSource) : undefined;
}

/**
 * Data sources that look at a resource which the input holds as well, by the address of that resource: of the same id,
 * or, where ids are not known, the only one of the same name, owner and resource group.
 */
export function twinsOf(resources: readonly Resource[]): ReadonlyMap<string, string> {
  const looked = resources.filter(({ type }) => lookedAtType(type) !== undefined);
  if (looked.length === 0) return new Map();
  const twins = new Map<string, string>();
  for (const one of looked) {
    const type = lookedAtType(one.type);
    const made = resources.filter((other) => other.type === type);
    const id = ownId(one.type, one.values);
    const byId = made.filter((other) => id !== undefined && ownId(other.type, other.values) === id);
    const withoutId = made.filter((other) => id === undefined || ownId(other.type, other.values) === undefined);
    const found = byId.length > 0 ? byId : withoutId.filter((other) => sameNames(one.values, other.values));
    if (found.length === 1 && found[0] !== undefined) twins.set(one.address, found[0].address);
  }
  return twins;
}

/** Both names are told and the same; of the group and the owner, none is told to be another. */
function sameNames(one: Block, other: Block): boolean {
  const same = (key: string) => text(one[key]) !== undefined && text(one[key]) === text(other[key]);
  const differs = (key: string) => text(other[key]) !== undefined && text(one[key]) !== text(other[key]);
  return same('name') && !['resource_group_name', 'virtual_network_name'].some(differs);
}

function text(value: Value): string | undefined {
  if (isReference(value)) return text(value.value);
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}
