import type { Link } from './network-model';
import { type Block, isReference, isUnknown, type Maybe, type Resource, type Value } from './terraform-value';
import { lookedAtType, ownId, twinsOf } from './twins';

/** Finds resources by what other resources say of them: a reference, an Azure id or a name. */
export class ResourceIndex {
  private readonly addresses = new Set<string>();
  private readonly byId = new Map<string, string>();
  private readonly byName = new Map<string, string[]>();
  private readonly twins: ReadonlyMap<string, string>;

  public constructor(resources: readonly Resource[]) {
    this.twins = twinsOf(resources);
    for (const { address, type, values } of resources) {
      if (this.twins.has(address)) continue;
      this.addresses.add(address);
      const id = ownId(type, values);
      if (id !== undefined) this.own(address, id);
      if (typeof values.name === 'string') {
        const key = `${lookedAtType(type) ?? type}/${values.name.toLowerCase()}`;
        this.byName.set(key, [...(this.byName.get(key) ?? []), address]);
      }
    }
  }

  /** A data source may read what a resource of the same input makes. */
  private own(address: string, id: string): void {
    const key = id.toLowerCase();
    if (!address.includes('data.') || !this.byId.has(key)) this.byId.set(key, address);
  }

  /** Something that is written inside another resource, such as an inline subnet. */
  public add(address: string, id: Value): void {
    this.addresses.add(address);
    if (typeof id === 'string') this.byId.set(id.toLowerCase(), address);
  }

  /** A data source whose resource is in the input too: the resource says more. */
  public isTwin(address: string): boolean {
    return this.twins.has(address);
  }

  public hasId(id: Value): boolean {
    return typeof id === 'string' && this.byId.has(id.toLowerCase());
  }

  /** The resource that an id names; undefined where there is no value. */
  public link(value: Value): Link | undefined {
    if (value === undefined || value === '') return undefined;
    if (isUnknown(value)) return value;
    if (isReference(value)) {
      const to = this.twins.get(value.to) ?? value.to;
      if (this.addresses.has(to) && !/[[.]/.test(value.attribute)) return to;
      return typeof value.value === 'string' ? this.link(value.value) : { unknown: `${value.to}.${value.attribute}` };
    }
    if (typeof value !== 'string') return { unknown: JSON.stringify(value) };
    return this.byId.get(value.toLowerCase()) ?? { unknown: `${value} (not in this input)` };
  }

  /** The resource of a type that a bare name names. */
  public linkByName(value: Value, type: string): Link | undefined {
    const target = isReference(value) ? (this.twins.get(value.to) ?? value.to) : undefined;
    if (target !== undefined && this.addresses.has(target)) return target;
    const name = plain(value);
    if (typeof name !== 'string') return name === undefined ? undefined : this.link(value);
    const found = this.byName.get(`${type}/${name.toLowerCase()}`) ?? [];
    return found.length === 1 && found[0] !== undefined
      ? found[0]
      : { unknown: `${type} '${name}' (not in this input)` };
  }

  public links(value: Value): Maybe<readonly Link[]> {
    const list = listOf(value);
    if (isUnknown(list)) return list;
    return list.map((item) => this.link(item)).filter((link) => link !== undefined);
  }
}

/** Reads the attributes of one resource or nested block. */
export class Attributes {
  public constructor(
    private readonly values: Block,
    public readonly index: ResourceIndex,
  ) {}

  public raw(key: string): Value {
    return this.values[key];
  }

  public text(key: string): Maybe<string> | undefined {
    const value = plain(this.values[key]);
    // A plan writes '' where nothing is written.
    if (value === '') return undefined;
    return value === undefined || isUnknown(value) ? value : `${value}`;
  }

  public flag(key: string, otherwise: boolean): Maybe<boolean> {
    const value = plain(this.values[key]);
    if (value === undefined) return otherwise;
    if (isUnknown(value)) return value;
    return value === true || value === 'true';
  }

  public number(key: string): Maybe<number> | undefined {
    const value = this.text(key);
    return value === undefined || isUnknown(value) ? value : Number(value);
  }

  public texts(key: string): Maybe<readonly string[]> {
    const list = listOf(this.values[key]);
    if (isUnknown(list)) return list;
    const texts = list.map(plain);
    return texts.find(isUnknown) ?? texts.filter((text) => text !== undefined && text !== '').map(String);
  }

  public list(key: string): Maybe<readonly Value[]> {
    return listOf(this.values[key]);
  }

  /** A list of which nothing said is not the same as nothing in it. */
  public told(key: string): Maybe<readonly Value[]> {
    return this.values[key] === undefined ? { unknown: key } : this.list(key);
  }

  public toldTexts(key: string): Maybe<readonly string[]> {
    return this.values[key] === undefined ? { unknown: key } : this.texts(key);
  }

  /** Nested blocks; one may be written as an object. A block that is not known at all is unknown. */
  public blocks(key: string): Maybe<readonly Attributes[]> {
    const list = listOf(this.values[key]);
    if (isUnknown(list)) return list;
    const unreadable = list.find(isUnknown);
    if (unreadable !== undefined) return unreadable;
    if (!list.every(isBlock)) return { unknown: key };
    return list.map((item) => new Attributes(item as Block, this.index));
  }

  /** The first nested block of this name. */
  public block(key: string): Attributes | undefined {
    const blocks = this.blocks(key);
    return isUnknown(blocks) ? undefined : blocks[0];
  }

  public link(key: string): Link | undefined {
    return this.index.link(this.values[key]);
  }

  public links(key: string): Maybe<readonly Link[]> {
    return this.index.links(this.values[key]);
  }

  public linkByName(key: string, type: string): Link | undefined {
    return this.index.linkByName(this.values[key], type);
  }
}

/** Neither a reference nor a value that stands where a block should. */
function isBlock(item: Value): boolean {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && !isReference(item);
}

/** What a value holds once a reference to a known attribute is followed. */
export function plain(value: Value): string | number | boolean | undefined | { readonly unknown: string } {
  if (isUnknown(value)) return value;
  if (isReference(value)) {
    return value.value === undefined ? { unknown: `${value.to}.${value.attribute}` } : plain(value.value);
  }
  return typeof value === 'object' ? { unknown: JSON.stringify(value) } : value;
}

function listOf(value: Value): Maybe<readonly Value[]> {
  if (value === undefined) return [];
  if (isUnknown(value)) return value;
  if (isReference(value)) {
    if (Array.isArray(value.value)) return value.value;
    // One reference where a list is wanted: a list of one, or a list that is not known yet.
    return /ids?$/.test(value.attribute) ? [value] : { unknown: `${value.to}.${value.attribute}` };
  }
  return Array.isArray(value) ? value : [value];
}
