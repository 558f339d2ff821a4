import { SynthesizedStack, useMatchers } from '../../src/testing';
import { synthesizeExample } from '../support/examples';

useMatchers(expect);
const stack = synthesizeExample('minimal');

test('a stack allows what it needs, and nothing from outside', () => {
  expect(stack).toAllowFlow({ from: 'cpu', to: 'AzureMachineLearning', port: 443 });
  expect(stack).toAllowFlow({ from: 'cpu', to: 'AzureActiveDirectory', port: '80/tcp' });
  expect(stack).not.toAllowFlow({ from: 'Internet', to: 'cpu', port: '22/tcp' });
  expect(stack).not.toAllowFlow({ from: 'cpu', to: 'Internet' });
});

test('fails when a flow is blocked, and says who blocks it', () => {
  expect(() => expect(stack).toAllowFlow({ from: 'cpu', to: 'Internet' })).toThrow(/it is blocked:[\s\S]*DenyInternet/);
});

test('fails when a flow must not be, and is', () => {
  expect(() => expect(stack).not.toAllowFlow({ from: 'cpu', to: 'AzureMachineLearning' })).toThrow(
    /not to reach.*reached/,
  );
});

test('fails both ways when a flow is not known', () => {
  const flow = { from: 'cpu', to: 'pypi.org' };
  expect(() => expect(stack).toAllowFlow(flow)).toThrow(/it is unknown/);
  expect(() => expect(stack).not.toAllowFlow(flow)).toThrow(/it is unknown/);
});

test('fails when the stack has no such end', () => {
  const empty = new SynthesizedStack({ resource: {} }, 'empty');
  expect(() => expect(empty).toAllowFlow({ from: 'cpu', to: 'Internet' })).toThrow(/'cpu' is no subnet/);
});
