/** A condition that Terraform holds a data source to at each plan, and what it says where it does not hold. */
export interface Expectation {
  readonly condition: string;
  readonly errorMessage: string;
}

/** An attribute holds exactly these texts, in any order. */
export function holdsExactly(attribute: string, texts: readonly string[], whose: string): Expectation {
  const wanted = [...texts].sort();
  return {
    condition:
      wanted.length === 0
        ? `\${try(length(self.${attribute}), 0) == 0}`
        : `\${toset(self.${attribute}) == toset(${JSON.stringify(wanted)})}`,
    errorMessage: `${whose}: expected ${attribute} to be ${wanted.join(', ') || 'empty'}.`,
  };
}

/** An attribute is this text. */
export function is(attribute: string, text: string, whose: string): Expectation {
  return {
    condition: `\${self.${attribute} == ${JSON.stringify(text)}}`,
    errorMessage: `${whose}: expected ${attribute} to be ${text === '' ? 'empty' : text}.`,
  };
}

/** An attribute holds this text, among others. */
export function holds(attribute: string, text: string, whose: string): Expectation {
  return {
    condition: `\${try(contains(self.${attribute}, ${JSON.stringify(text)}), false)}`,
    errorMessage: `${whose}: expected ${text} among its ${attribute}.`,
  };
}
