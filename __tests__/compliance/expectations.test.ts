import { judgeExpectations, readExpectations } from '../../src/compliance/expectations';
import { readModel } from '../../src/model/build-model';
import { writePass } from '../../src/verify/given';
import { synthesizeExample } from '../support/examples';

const model = readModel({ data: synthesizeExample('minimal').json });
const answers = (data: unknown) => {
  const read = readExpectations(data);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const judged = judgeExpectations(model, read.expectations);
  if ('problems' in judged) throw new Error(JSON.stringify(judged.problems));
  return judged.claims.map(({ id, answer }) => `${id} ${answer}`);
};

test('judges what must be and what must not be', () => {
  const found = answers({
    must: [
      { from: 'cpu', to: 'AzureMachineLearning' },
      { from: 'cpu', to: 'AzureActiveDirectory', port: [443, '80/tcp'] },
    ],
    mustNot: [{ from: 'Internet', to: 'cpu', port: 22 }],
  });
  expect(found).toEqual(['must-1 proven', 'must-2 proven', 'must-2 proven', 'mustNot-1 proven']);
});

test('finds that a flow is not as expected', () => {
  const found = answers({
    must: [{ from: 'cpu', to: 'Internet' }],
    mustNot: [{ from: 'cpu', to: 'AzureMachineLearning' }],
  });
  expect(found).toEqual(['must-1 violated', 'mustNot-1 violated']);
});

test('leaves open what is not known', () => {
  expect(answers({ must: [{ from: 'cpu', to: 'pypi.org' }] })).toEqual(['must-1 unknown']);
});

test.each<[string, unknown, readonly string[]]>([
  ['is no list of flows', { must: 'all' }, ['must']],
  ['has a key that there is not', { must: [], musn: [] }, ['']],
  [
    'leaves out both ends, and writes a port wrong',
    { must: [{ port: -1 }, { from: 'a', to: '' }] },
    ['must.0.from', 'must.0.to', 'must.0.port', 'must.1.to'],
  ],
  ['expects nothing', { must: [] }, ['']],
  ['is empty', undefined, ['']],
])('fails when a file %s, and names every problem', (_, data, paths) => {
  const read = readExpectations(data);
  expect('problems' in read ? read.problems.map(({ path }) => path.join('.')).sort() : 'none').toEqual(
    [...paths].sort(),
  );
});

test('fails when the input has no such end, and names every one', () => {
  const read = readExpectations({
    must: [{ from: 'gpu2', to: 'Storage' }],
    mustNot: [
      { from: 'cpu', to: '!', port: '9/tcp' },
      { from: 'cpu', to: 'Storage', port: 'ssh' },
    ],
  });
  const judged = judgeExpectations(model, 'problems' in read ? [] : read.expectations);
  expect('problems' in judged ? judged.problems.map(({ path }) => path.join('.')) : 'none').toEqual([
    'must.0.from',
    'mustNot.0.to',
    'mustNot.1.port',
  ]);
});

describe('what is given', () => {
  const tunnelled = readModel({ data: synthesizeExample('forced-tunnelling').json });
  const read = (data: unknown) => {
    const expected = readExpectations(data);
    if ('problems' in expected) return expected;
    return judgeExpectations(tunnelled, expected.expectations, undefined, expected.given);
  };
  const hop = '10.90.112.4';
  const given = (...passes: readonly object[]) => [{ hop, passes }];

  test('decides flows that the input leaves open', () => {
    const must = [{ from: 'cpu', to: 'AzureActiveDirectory' }];
    const answer = (data: object) => {
      const judged = read({ must, ...data });
      return 'claims' in judged ? judged.claims.map((one) => one.answer) : judged.problems;
    };
    expect(answer({})).toEqual(['unknown']);
    expect(answer({ given: given({ to: 'AzureActiveDirectory' }) })).toEqual(['proven']);
    expect(answer({ given: given({ to: 'AzureMonitor' }) })).toEqual(['violated']);
  });

  test('may stand alone, and names tags, blocks and hosts, and several ports', () => {
    const judged = read({
      given: [
        ...given(
          { to: 'Internet', port: ['80', 443] },
          { to: '20.1.2.0/24' },
          { to: '20.1.2.3', port: '123/udp' },
          { to: '*.azureml.ms' },
        ),
        { hop: 'gateway', passes: [] },
      ],
    });
    expect('given' in judged ? judged.given.map((one) => [`${one.hop}`, one.passes.map(writePass)]) : judged).toEqual([
      [
        hop,
        ['Internet 80/tcp', 'Internet 443/tcp', '20.1.2.0/24 443/tcp', '20.1.2.3/32 123/udp', '*.azureml.ms 443/tcp'],
      ],
      ['gateway', []],
    ]);
  });

  test('fails when it is no hop, no destination or no port, and names every one', () => {
    const judged = read({
      given: [
        {
          hop: 'firewall',
          passes: [{ to: 'cpu' }, { to: '!' }, { to: '20.1.2.3/24' }, { to: 'Storage', port: 'ssh' }],
        },
        { hop: '10.1.2', passes: [] },
      ],
    });
    expect('problems' in judged ? judged.problems.map(({ path }) => path.join('.')) : judged).toEqual([
      'given.0.hop',
      'given.0.passes.0.to',
      'given.0.passes.1.to',
      'given.0.passes.2.to',
      'given.0.passes.3.port',
      'given.1.hop',
    ]);
  });

  test('fails when it has another form', () => {
    const judged = read({ given: [{ hop, passes: 'all' }, { passes: [] }] });
    expect('problems' in judged ? judged.problems.map(({ path }) => path.join('.')) : judged).toEqual([
      'given.0.passes',
      'given.1.hop',
    ]);
  });
});
