import { readConstant, readTemplate } from './template';

describe('readTemplate', () => {
  test.each<[string, object[]]>([
    ['', []],
    ['text', [{ text: 'text' }]],
    ['a$ %b { }', [{ text: 'a$ %b { }' }]],
    ['${x}', [{ expression: 'x', directive: false }]],
    ['%{ if x }', [{ expression: ' if x ', directive: true }]],
    ['a${x}b', [{ text: 'a' }, { expression: 'x', directive: false }, { text: 'b' }]],
    [
      '${x}${y}',
      [
        { expression: 'x', directive: false },
        { expression: 'y', directive: false },
      ],
    ],
    ['${{ a = "}" }}', [{ expression: '{ a = "}" }', directive: false }]],
    ['${f("${x}")}', [{ expression: 'f("${x}")', directive: false }]],
    ['${"\\""}', [{ expression: '"\\""', directive: false }]],
    ['${"$${"}', [{ expression: '"$${"', directive: false }]],
    // A doubled sign is the sign itself; with three, the first is text (as Terraform 1.11 reads them).
    ['$${x}', [{ text: '${x}' }]],
    ['%%{x}', [{ text: '%{x}' }]],
    ['$$${x}', [{ text: '$${x}' }]],
    ['$$$${x}', [{ text: '$$${x}' }]],
    ['%$${x}', [{ text: '%${x}' }]],
    ['%${x}', [{ text: '%' }, { expression: 'x', directive: false }]],
    ['$$ {', [{ text: '$$ {' }]],
  ])('reads %j', (source, parts) => {
    expect(readTemplate(source)).toEqual(parts);
  });

  test.each(['${x', '%{', '${"}', '${f("${x")}', '${"\\"}'])('fails when %j is not closed', (source) => {
    expect(() => readTemplate(source)).toThrow(/not closed/);
  });
});

describe('readConstant', () => {
  test.each([
    ['text', 'text'],
    ['${"$"}{x}', '${x}'],
    ['${"%"}{ if true }', '%{ if true }'],
    ['$${x}', '${x}'],
    ['${"a $ b"}', 'a $ b'],
  ])('evaluates %j to %j', (source, text) => {
    expect(readConstant(source)).toBe(text);
  });

  test.each([
    '${x}',
    '${file("/etc/hostname")}',
    '%{ if true }',
    '%{"x"}',
    '${"${x}"}',
    '${"%{x}"}',
    '${"a" + "b"}',
    '${"\\n"}',
    '${ "x" }',
  ])('fails when %j is alive', (source) => {
    expect(() => readConstant(source)).toThrow(/a live template/);
  });
});
