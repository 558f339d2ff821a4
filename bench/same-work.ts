/** The parts of `cdk.tf.json` that are compared. */
interface TerraformJson {
  readonly terraform?: unknown;
  readonly provider?: unknown;
  readonly data?: Resources;
  readonly resource?: Resources;
}
type Resources = { readonly [type: string]: { readonly [name: string]: unknown } };

/** What makes the comparison unfair, a line each; none when both wrote as many resources of each type. */
export function differences(ours: unknown, handWritten: unknown): string[] {
  const [left, right] = [ours as TerraformJson, handWritten as TerraformJson];
  const [mine, theirs] = [countByType(left), countByType(right)];
  const types = [...new Set([...mine.keys(), ...theirs.keys()])].sort();
  return [
    ...(['terraform', 'provider'] as const)
      .filter((section) => text(left[section]) !== text(right[section]))
      .map((section) => `the ${section} block: ours ${text(left[section])}, hand-written ${text(right[section])}`),
    ...types
      .filter((type) => mine.get(type) !== theirs.get(type))
      .map((type) => `${type}: ours ${mine.get(type) ?? 0}, hand-written ${theirs.get(type) ?? 0}`),
  ];
}

export function resourceCount(terraform: unknown): number {
  return [...countByType(terraform as TerraformJson).values()].reduce((sum, count) => sum + count, 0);
}

/**
 * The types of the resources on the left that have no equal on the right, whatever names they refer by. They leave the
 * comparison fair enough, but the hand-written program should follow.
 */
export function unequalResources(left: unknown, right: unknown): string[] {
  const there = blocks(right as TerraformJson).map(({ block }) => block);
  return blocks(left as TerraformJson)
    .filter(({ block }) => {
      const found = there.indexOf(block);
      if (found >= 0) there.splice(found, 1);
      return found < 0;
    })
    .map(({ type }) => type);
}

function byType({ resource = {}, data = {} }: TerraformJson): [string, object][] {
  return [
    ...Object.entries(resource),
    ...Object.entries(data).map(([type, found]): [string, object] => [`data.${type}`, found]),
  ];
}

function countByType(terraform: TerraformJson): Map<string, number> {
  return new Map(byType(terraform).map(([type, found]) => [type, Object.keys(found).length]));
}

function blocks(terraform: TerraformJson): { type: string; block: string }[] {
  return byType(terraform).flatMap(([type, found]) =>
    Object.values(found).map((block) => ({ type, block: text(block).replace(/\b(azurerm_\w+)\.[\w-]+/g, '$1.name') })),
  );
}

/** Keys in the order that cdktf writes them in; its notes on where a block comes from are left out. */
function text(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === '//' ? undefined : inner));
}
