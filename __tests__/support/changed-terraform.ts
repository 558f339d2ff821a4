/** Copies of Terraform JSON with something changed, to compare with what it was. */

type Body = Record<string, unknown>;
export interface Terraform {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Body>>>>;
}

export function changed(json: unknown, change: (bodies: (type: string) => Body[]) => void): Terraform {
  const copy = JSON.parse(JSON.stringify(json)) as Terraform;
  change((type) => Object.values(copy.resource[type] ?? {}));
  return copy;
}

type RuleBody = { name: string; access: string; priority: number; destination_port_ranges?: string[] };

/** Takes a rule of some security group away. */
export function withoutRule(json: unknown, name: string): Terraform {
  let found = false;
  const copy = changed(json, (bodies) => {
    for (const group of bodies('azurerm_network_security_group')) {
      const rules = group.security_rule as RuleBody[];
      const left = rules.filter((rule) => rule.name !== name);
      found ||= left.length < rules.length;
      group.security_rule = left;
    }
  });
  if (!found) throw new Error(`no rule '${name}'`);
  return copy;
}

/** Changes a rule of some security group. */
export function withRule(json: unknown, name: string, values: Body): Terraform {
  let found = false;
  const copy = changed(json, (bodies) => {
    for (const group of bodies('azurerm_network_security_group'))
      for (const rule of group.security_rule as RuleBody[])
        if (rule.name === name) {
          Object.assign(rule, values);
          found = true;
        }
  });
  if (!found) throw new Error(`no rule '${name}'`);
  return copy;
}
