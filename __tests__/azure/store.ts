import { randomUUID } from 'node:crypto';
import { BEHAVIOURS } from './behaviours';
import { INLINE, type Inline } from './inline';
import { type Body, canonical, keyOf, parseId, type Resource, TENANT, typeKey, uuidOf } from './resource';

const ALERT_RULE = 'microsoft.alertsmanagement/smartdetectoralertrules';

/** The resources of one stand-in, by their id in lower case; and what every type of ARM has in common. */
export class Store {
  private readonly resources = new Map<string, Resource>();
  private readonly beside = new Map<string, readonly string[]>();

  public get size(): number {
    return this.resources.size;
  }
  public has(id: string): boolean {
    return this.resources.has(keyOf(id));
  }
  public get(id: string): Resource | undefined {
    return this.resources.get(keyOf(id));
  }
  public set(id: string, resource: Resource): void {
    this.resources.set(keyOf(id), resource);
  }
  public delete(id: string): void {
    this.resources.delete(keyOf(id));
  }
  public all(): readonly Resource[] {
    return [...this.resources.values()];
  }
  public entries(): readonly (readonly [key: string, resource: Resource])[] {
    return [...this.resources];
  }
  /** What lies below an id: children, children's children, and extensions of either. */
  public below(id: string): readonly Resource[] {
    const prefix = `${keyOf(id)}/`;
    return this.entries().flatMap(([key, resource]) => (key.startsWith(prefix) ? [resource] : []));
  }
  /** The children of one kind: `subnets` of a network. */
  public children(id: string, collection: string): readonly Resource[] {
    const prefix = `${keyOf(id)}/${collection.toLowerCase()}/`;
    return this.entries().flatMap(([key, resource]) =>
      key.startsWith(prefix) && !key.slice(prefix.length).includes('/') ? [resource] : [],
    );
  }

  /** A resource as GET answers it: children that ARM shows inline are folded back into their parent. */
  public view(resource: Resource): Resource {
    const inline = INLINE[typeKey(resource)];
    if (inline === undefined) return resource;
    const copy = structuredClone(resource);
    const children = this.children(resource.id, inline.collection).map((child) => structuredClone(child));
    copy.properties[inline.property] = inline.flat
      ? children.map(({ name, properties }) => ({ name, ...properties }))
      : children;
    return copy;
  }

  /** Makes or replaces a resource. What lies below it stays, but for the inline children that the body leaves out. */
  public put(path: string, body: Body | undefined): Resource {
    const id = canonical(path);
    const { type, name } = parseId(id);
    const properties = { ...body?.properties, provisioningState: 'Succeeded' };
    const resource: Resource = { ...body, id, name, type, properties, etag: `"${randomUUID()}"` };
    const inline = INLINE[type.toLowerCase()];
    const children: Body[] | undefined = inline && body?.properties?.[inline.property];
    if (inline !== undefined) delete properties[inline.property];
    addIdentity(resource);
    BEHAVIOURS[type.toLowerCase()]?.(resource, this);
    this.set(id, resource);
    if (inline !== undefined && children) this.putChildren(inline, id, children);
    return resource;
  }

  private putChildren({ collection, flat }: Inline, id: string, children: readonly Body[]): void {
    const kept = new Set(children.map(({ name }) => String(name).toLowerCase()));
    if (!flat) {
      const gone = this.children(id, collection).filter(({ name }) => !kept.has(String(name).toLowerCase()));
      for (const child of gone) this.remove(child.id);
    }
    for (const { name, properties, ...rest } of children)
      this.put(`${id}/${collection}/${name}`, { properties: flat ? rest : properties });
  }

  /** Notes what Azure made for a resource outside of it; it goes with the resource. */
  public madeBeside(id: string, made: readonly string[]): void {
    this.beside.set(keyOf(id), made);
  }

  /** Takes a resource away, with all that lies below it and what Azure itself made beside it. */
  public remove(id: string): void {
    const gone = this.get(id);
    const key = keyOf(id);
    for (const [one] of this.entries()) if (one === key || one.startsWith(`${key}/`)) this.delete(one);
    for (const made of gone?.properties?.networkInterfaces ?? []) this.delete(made.id);
    const rules = this.all().filter((one) => typeKey(one) === ALERT_RULE && one.properties.scope?.includes(gone?.id));
    for (const rule of rules) this.delete(rule.id);
    const made = this.beside.get(key) ?? [];
    this.beside.delete(key);
    for (const one of made) this.remove(one);
  }
}

function addIdentity(resource: Resource): void {
  const { identity } = resource;
  if (!identity?.type || identity.type === 'None') return;
  if (/SystemAssigned/i.test(identity.type))
    Object.assign(identity, { principalId: uuidOf(`${resource.id}pid`), tenantId: TENANT });
  for (const [id, given] of Object.entries<Body>(identity.userAssignedIdentities ?? {}))
    identity.userAssignedIdentities[id] = { clientId: uuidOf(`${id}c`), principalId: uuidOf(`${id}p`), ...given };
}
