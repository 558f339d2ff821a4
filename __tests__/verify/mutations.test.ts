import { readModel } from '../../src/model/build-model';
import { verify } from '../../src/verify/verify';
import { EXAMPLES, synthesizeExample } from '../support/examples';
import { BREAKS } from './mutations';

const FORMS = Object.keys(EXAMPLES).flatMap((name) => (['4', '5'] as const).map((azurerm) => ({ name, azurerm })));

describe.each(FORMS)('example $name in the words of azurerm $azurerm', ({ name, azurerm }) => {
  const json = JSON.stringify(synthesizeExample(name, azurerm).json);

  test('verifies: everything proven, nothing unknown', () => {
    const { claims } = verify(readModel({ data: JSON.parse(json) }));
    expect(claims.filter(({ answer }) => answer !== 'proven')).toEqual([]);
    expect(claims.length).toBeGreaterThan(50);
  });

  test('no longer verifies once it is broken, in at least ten ways', () => {
    const found: string[] = [];
    const missed: string[] = [];
    for (const [title, breakIt] of Object.entries(BREAKS)) {
      const data = JSON.parse(json);
      if (!breakIt(data.resource)) continue;
      const { answer } = verify(readModel({ data }));
      (answer === 'proven' ? missed : found).push(title);
    }
    expect(missed).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(10);
  });
});
