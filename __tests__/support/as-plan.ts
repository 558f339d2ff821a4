type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Bodies = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Json>>>>>>;

const REFERENCE = /^\$\{([\w.-]+)\}$/;

/** What azurerm fills in where nothing is written, as far as our fixtures have it. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  azurerm_machine_learning_workspace: { public_network_access_enabled: true },
  azurerm_machine_learning_compute_cluster: { node_public_ip_enabled: true, local_auth_enabled: true },
  azurerm_subnet: { default_outbound_access_enabled: true, private_endpoint_network_policies: 'Disabled' },
};

/**
 * The same resources in the form of `terraform show -json` of a plan: defaults filled in, references not resolved,
 * and the configuration beside it that says what refers to what.
 */
export function asPlan({ resource }: { readonly resource: Bodies }): object {
  const all = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({ address: `${type}.${name}`, mode: 'managed', type, name, body })),
  );
  return {
    format_version: '1.2',
    terraform_version: '1.12.0',
    planned_values: {
      root_module: {
        resources: all.map(({ body, ...head }) => ({
          ...head,
          provider_name: 'registry.terraform.io/hashicorp/azurerm',
          schema_version: 0,
          values: planned({ ...DEFAULTS[head.type], ...body }, resource),
        })),
      },
    },
    configuration: {
      root_module: {
        resources: all.map(({ body, ...head }) => ({ ...head, expressions: expressions(body) })),
      },
    },
  };
}

function planned(json: Json, resource: Bodies): Json {
  if (Array.isArray(json)) {
    // A list with an id that is not known yet is not known as a whole.
    const items = json.map((item) => planned(item, resource));
    return items.length > 0 && items.every((item) => item === null) ? null : items;
  }
  if (typeof json === 'object' && json !== null)
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, planned(value, resource)]));
  const [type = '', name = '', attribute = ''] = (
    typeof json === 'string' ? (REFERENCE.exec(json)?.[1] ?? '') : ''
  ).split('.');
  if (type === '') return json;
  return resource[type]?.[name]?.[attribute] ?? null;
}

function expressions(json: Readonly<Record<string, Json>>): Json {
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, expression(value)]));
}

function expression(json: Json): Json {
  if (Array.isArray(json) && json.some((item) => typeof item === 'object'))
    return json.map((item) => expressions(item as Readonly<Record<string, Json>>));
  const found = [json].flat().flatMap((item) => (typeof item === 'string' ? (REFERENCE.exec(item)?.[1] ?? []) : []));
  if (found.length === 0) return { constant_value: json };
  return { references: found.flatMap((one) => [one, one.split('.').slice(0, 2).join('.')]) };
}
