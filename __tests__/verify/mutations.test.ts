import { lint, readLintInput } from '../../src/compliance/lint';
import { beside, EXAMPLES, synthesizeExample, verifyExample } from '../support/examples';
import { BREAKS } from './mutations';

const FORMS = Object.keys(EXAMPLES).flatMap((name) => (['4', '5'] as const).map((azurerm) => ({ name, azurerm })));

/**
 * Where an appliance is given to refuse everything else, it still refuses what a broken group or table no longer does: no
 * flow changes, and it is for lint to say that one of two lines is gone.
 */
function secondLine(name: string, data: unknown): boolean {
  if (beside(name).given === undefined) return false;
  return lint(readLintInput({ data })).some(({ severity }) => severity === 'error' || severity === 'warning');
}

describe.each(FORMS)('example $name in the words of azurerm $azurerm', ({ name, azurerm }) => {
  const json = JSON.stringify(synthesizeExample(name, azurerm).json);

  test('verifies: everything proven, nothing unknown', () => {
    const { claims } = verifyExample(name, JSON.parse(json));
    expect(claims.filter(({ answer }) => answer !== 'proven')).toEqual([]);
    expect(claims.length).toBeGreaterThan(50);
  });

  test('no longer verifies once it is broken, in at least ten ways', () => {
    const found: string[] = [];
    const missed: string[] = [];
    for (const [title, breakIt] of Object.entries(BREAKS)) {
      const data = JSON.parse(json);
      if (!breakIt(data.resource)) continue;
      const { answer } = verifyExample(name, data);
      (answer === 'proven' && !secondLine(name, data) ? missed : found).push(title);
    }
    expect(missed).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(10);
  });
});
