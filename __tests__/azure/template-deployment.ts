import type { Answer } from './answer';
import type { Body, Resource } from './resource';
import { parseId, resourceGroupOf } from './resource';
import type { Store } from './store';
import { evaluate } from './template-expression';

/** A resource of a template, as ARM would be asked for it. */
export interface TemplateResource {
  readonly id: string;
  readonly apiVersion: string;
  readonly body: Body;
}

/** @throws Error where the template says something that the stand-in does not know */
export function templateResources({ id, properties }: Pick<Resource, 'id' | 'properties'>): TemplateResource[] {
  const { template = {}, parameters = {} } = properties;
  const nothing = { parameters: {}, variables: {} };
  const values = Object.entries<Body>(template.parameters ?? {}).map(([name, { defaultValue }]) => {
    const { value, reference } = parameters[name] ?? {};
    const given = value ?? (reference && secretOf(reference)) ?? evaluate(defaultValue, nothing);
    if (given === undefined) throw new Error(`The value for the template parameter '${name}' is not provided.`);
    return [name, given];
  });
  const given = { parameters: Object.fromEntries(values), variables: {} };
  const scope = { ...given, variables: evaluate(template.variables ?? {}, given) as Body };
  return (template.resources ?? []).map((resource: Body) => {
    const { type, apiVersion, name, dependsOn, condition, comments, ...body } = evaluate(resource, scope) as Body;
    const [namespace, ...types]: string[] = type.split('/');
    const names: string[] = name.split('/');
    const path = types.map((part, index) => `${part}/${names[index]}`).join('/');
    return { id: `${resourceGroupOf(id)}/providers/${namespace}/${path}`, apiVersion, body };
  });
}

/** What Azure reads from a vault, which nobody else sees; the vault is none of the stand-in's. */
const secretOf = ({ keyVault, secretName }: Body) => `the secret ${secretName} of ${keyVault.id}`;

/** A deployment is kept, and shown, without the values of its secure parameters. */
function forgetSecrets({ template = {}, parameters = {} }: Body): void {
  for (const [name, { type }] of Object.entries<Body>(template.parameters ?? {})) {
    if (/^secure/i.test(type)) delete parameters[name]?.value;
  }
}

/** Puts what the template holds into the store, as ARM does. @throws Error naming what is missing */
export function deploy(
  deployment: Resource,
  store: Store,
  missing: (id: string) => string | undefined,
  refuse: (id: string, body: Body) => Answer | undefined,
): void {
  const resources = templateResources(deployment);
  for (const { id, body } of resources) {
    const owner = missing(id);
    if (owner !== undefined) throw new Error(`The Resource '${owner}' was not found.`);
    const refused = refuse(id, body);
    if (refused !== undefined) throw new Error(JSON.stringify(refused.body));
    store.put(id, body);
  }
  forgetSecrets(deployment.properties);
  Object.assign(deployment.properties, {
    outputs: {},
    timestamp: new Date().toISOString(),
    dependencies: [],
    outputResources: resources.map(({ id }) => ({ id })),
    providers: providersOf(resources),
  });
}

function providersOf(resources: readonly TemplateResource[]): readonly Body[] {
  const found = new Map<string, Body[]>();
  for (const { id } of resources) {
    const [namespace = '', ...types] = parseId(id).type.split('/');
    found.set(namespace, [...(found.get(namespace) ?? []), { resourceType: types.join('/') }]);
  }
  return [...found].map(([namespace, resourceTypes]) => ({ namespace, resourceTypes }));
}
