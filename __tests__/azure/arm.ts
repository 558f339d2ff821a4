import { act } from './actions';
import { type Answer, badRequest, notFound, ok } from './answer';
import { type ResourceTypes, read } from './reads';
import { refuseDelete, refusePut } from './refusals';
import { type Body, keyOf, lastSegment, typeKey } from './resource';
import { isSingleton } from './singletons';
import { Store } from './store';
import { deploy } from './template-deployment';

/** A request as ARM gets it; the path is decoded. */
export interface ArmRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body?: Body;
}

const COMPUTE = 'microsoft.machinelearningservices/workspaces/computes';

/** The verbs of Azure Resource Manager over a store. */
export class Arm {
  public readonly store = new Store();
  private readonly roleNames = new Map<string, string>();

  constructor(private readonly resourceTypes: ResourceTypes) {}

  public answer({ method, path, query, body }: ArmRequest): Answer {
    if (path.startsWith('/_op/')) return ok(operation(path));
    if (method === 'POST') return act(path, this.store);
    if (method === 'PUT') return this.put(path, body ?? {});
    if (method === 'PATCH') return this.patch(path, body ?? {});
    if (method === 'DELETE') return this.delete(path, query);
    return read(path, query, this.store, this.resourceTypes, this.roleNames);
  }

  /** What must exist before this id can be put and does not: its resource group, its scope, its parent. */
  public missingOwner(path: string): string | undefined {
    const key = keyOf(path);
    const at = key.lastIndexOf('/providers/');
    if (at < 0) return undefined;
    const scope = key.slice(0, at);
    if (scope.split('/').length > 3 && !this.store.has(scope)) return scope;
    const [, ...rest] = key.slice(at + '/providers/'.length).split('/');
    // An odd number is a child without a name of its own, like currentBillingFeatures.
    const parent = key
      .split('/')
      .slice(0, rest.length % 2 === 1 ? -1 : -2)
      .join('/');
    return rest.length > 2 && !this.store.has(parent) && !isSingleton(parent) ? parent : undefined;
  }

  private put(path: string, body: Body): Answer {
    const owner = this.missingOwner(path);
    if (owner !== undefined) return notFound(owner);
    // The one object of our types that is stored without ARM's envelope.
    if (/\/currentbillingfeatures$/i.test(path)) {
      this.store.set(path, body as never);
      return ok(body);
    }
    const refused = refusePut(path, body, this.store);
    if (refused !== undefined) return refused;
    const resource = this.store.put(path, body);
    if (typeKey(resource) === 'microsoft.resources/deployments') {
      try {
        deploy(
          resource,
          this.store,
          (id) => this.missingOwner(id),
          (id, one) => refusePut(id, one, this.store),
        );
      } catch (error) {
        this.store.remove(path);
        return badRequest('InvalidTemplate', `Deployment template validation failed: ${(error as Error).message}`);
      }
    }
    return { ...ok(this.store.view(resource)), longRunning: true };
  }

  private patch(path: string, body: Body): Answer {
    const current = this.store.get(path);
    if (current === undefined) return notFound(path);
    const changed = this.store.put(path, merged(structuredClone(this.store.view(current)), body));
    return { ...ok(this.store.view(changed)), longRunning: true };
  }

  private delete(path: string, query: URLSearchParams): Answer {
    const current = this.store.get(path);
    if (current === undefined) return { status: 204 };
    const type = typeKey(current);
    if (type === COMPUTE && !query.get('underlyingResourceAction'))
      return badRequest('BadRequest', "The query parameter 'underlyingResourceAction' (Delete or Detach) is required.");
    const refused = refuseDelete(current, this.store);
    if (refused !== undefined) return refused;
    this.store.remove(path);
    return { status: type.startsWith('microsoft.containerservice') ? 202 : 200, longRunning: true };
  }
}

function operation(path: string): Body {
  const now = new Date().toISOString();
  return {
    id: path,
    name: lastSegment(path),
    status: 'Succeeded',
    startTime: now,
    endTime: now,
    percentComplete: 100,
    properties: {},
  };
}

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What PATCH does: objects are merged, everything else and `tags` replaced. */
function merged(current: Body, change: Body): Body {
  for (const [name, value] of Object.entries(change)) {
    const both = isObject(value) && isObject(current[name]) && name !== 'tags';
    current[name] = both ? merged({ ...current[name] }, value) : value;
  }
  return current;
}
