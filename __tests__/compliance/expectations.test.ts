import { judgeExpectations, readExpectations } from '../../src/compliance/expectations';
import { readModel } from '../../src/model/build-model';
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
      { from: 'cpu', to: 'AzureMachineLearning', port: [443, '5831/udp'] },
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
