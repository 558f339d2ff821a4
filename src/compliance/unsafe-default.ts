import type { SourceId } from '../facts/source';
import type { ExampleResources, Hit, LintRule } from './finding';

interface UnsafeDefault {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly source: SourceId;
  readonly types: readonly string[];
  readonly argument: string;
  /** What azurerm takes where nothing is written. */
  readonly usual: boolean;
  readonly safe: boolean;
  /** What is open then. */
  readonly means: string;
  /** Names that older generations of azurerm gave the argument. */
  readonly older?: readonly string[];
  readonly severity?: 'error' | 'warning';
  readonly example: (values: Readonly<Record<string, unknown>>) => ExampleResources;
}

/**
 * A rule for an argument that is open when it is left out: a scanner that looks for what is written does not see it.
 * The open value that somebody wrote was chosen: it is noted, and fails nothing.
 */
export function unsafeDefault(it: UnsafeDefault): LintRule {
  const { id, title, why, source, severity = 'error', argument, safe, types, older = [] } = it;
  return {
    id,
    title,
    why,
    source,
    severity,
    bad: it.example({}),
    good: it.example({ [argument]: safe }),
    check: ({ found, isWritten }) =>
      types.flatMap((type) =>
        found.of(type).flatMap(({ address, at }): Hit[] => {
          const key = [argument, ...older].find((one) => at.raw(one) !== undefined) ?? argument;
          const value = at.flag(key, it.usual);
          if (value === safe || typeof value === 'object') return [];
          const written = at.raw(key) === undefined ? false : isWritten(address, key);
          return [
            {
              address,
              message:
                written === false
                  ? `${argument} is left out, and azurerm's default is ${it.usual}: ${it.means}`
                  : `${key} is ${value}: ${it.means}`,
              fix: `write ${argument} = ${safe}`,
              ...(written === true ? { severity: 'note' as const } : {}),
            },
          ];
        }),
      ),
  };
}
