/** Whether something is so; `unknown` is an answer. */
export type Ternary = 'yes' | 'no' | 'unknown';

export function every(answers: Iterable<Ternary>): Ternary {
  let all: Ternary = 'yes';
  for (const answer of answers) {
    if (answer === 'no') return 'no';
    if (answer === 'unknown') all = 'unknown';
  }
  return all;
}

export function some(answers: Iterable<Ternary>): Ternary {
  let any: Ternary = 'no';
  for (const answer of answers) {
    if (answer === 'yes') return 'yes';
    if (answer === 'unknown') any = 'unknown';
  }
  return any;
}

export function ternary(value: boolean): Ternary {
  return value ? 'yes' : 'no';
}
