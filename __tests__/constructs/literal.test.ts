import fc from 'fast-check';
import { literal, literals } from '../../src/constructs/literal';
import { ResourceGroup } from '../../src/constructs/resource-group';
import { SecuredMlWorkspace } from '../../src/patterns/secured-ml-workspace';
import { synthesizeConstructs } from '../../src/testing';
import { readConstant, readTemplate } from '../schema/template';

/** Texts made of what templates are made of, and of anything. */
const signs = fc.constantFrom('$', '%', '{', '}', '"', '~', '\\', '${', '%{', '$${', '%%{', '"}', '{{', ' ', 'a', '\n');
const nasty = fc.oneof(
  fc.array(signs, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.tuple(fc.string(), signs, fc.string()).map((parts) => parts.join('')),
);

describe('literal', () => {
  test.each([
    ['plain text', 'plain text'],
    ['', ''],
    ['100 % for $5', '100 % for $5'],
    ['{ } $x %y $', '{ } $x %y $'],
    ['${x}', '${"$"}{x}'],
    ['%{ if true }', '${"%"}{ if true }'],
    ['$${x}', '${"$"}${"$"}{x}'],
    ['$%{x}', '${"$"}${"%"}{x}'],
    ['a${b}%{c}', 'a${"$"}{b}${"%"}{c}'],
  ])('writes %j as %j', (text, written) => {
    expect(literal(text)).toBe(written);
  });

  test('reads back as any text that it was given', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(readConstant(literal(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('opens no template but the constants that it writes itself', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const expressions = readTemplate(literal(text)).filter((part) => 'expression' in part);
        expect(
          expressions.filter(({ expression, directive }) => directive || !['"$"', '"%"'].includes(expression)),
        ).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('leans on no doubled sign, which readers of templates have not always read alike', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(literal(text)).not.toMatch(/[$%][$%]\{/);
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves a text alone that opens nothing', () => {
    fc.assert(
      fc.property(
        nasty.filter((text) => !/[$%]\{/.test(text)),
        (text) => {
          expect(literal(text)).toBe(text);
        },
      ),
    );
  });
});

describe('literals', () => {
  test('writes keys and values so that both read back', () => {
    fc.assert(
      fc.property(fc.dictionary(nasty, nasty), (map) => {
        const written = Object.entries(literals(map));
        expect(written.map(([key, value]) => [readConstant(key), readConstant(value)])).toEqual(Object.entries(map));
      }),
      { numRuns: 500 },
    );
  });

  test('keeps keys apart that differ only in signs', () => {
    expect(Object.keys(literals({ '${a}': '1', '$${a}': '2', '${"$"}{a}': '3' }))).toHaveLength(3);
  });
});

describe('texts of a user in synthesized JSON', () => {
  /** What Terraform makes of the keys and values of a map. */
  const read = (map: unknown) =>
    Object.fromEntries(Object.entries(map as object).map(([key, value]) => [readConstant(key), readConstant(value)]));

  test('pass through cdktf as they are', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.array(signs, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
          nasty,
          { minKeys: 1, maxKeys: 5 },
        ),
        (tags) => {
          const stack = synthesizeConstructs((own) => {
            new ResourceGroup(own, 'Group', { name: 'rg', location: 'westeurope', tags: literals(tags) });
          });
          expect(read(stack.only('azurerm_resource_group').tags)).toEqual({ ...tags });
        },
      ),
      { numRuns: 25 },
    );
  });

  const REASON = '%{ if true } $${x} ${file("/etc/hostname")}';
  const TAGS = { owner: '${file("/etc/hostname")}', '${path.module}': '%{ if true }' };
  const workspace = synthesizeConstructs((own) => {
    new SecuredMlWorkspace(own, 'Ml', {
      name: 'fraud',
      environment: 'dev',
      region: 'eastus2',
      tags: TAGS,
      network: { addressSpace: '10.40.0.0/16' },
      outbound: 'firewall',
      firewall: { hosts: [{ host: 'artifacts.corp.example', reason: REASON }] },
      compute: {
        publicIp: { reason: REASON },
        ssh: {
          reason: REASON,
          from: ['198.51.100.0/28'],
          adminUsername: 'azureuser',
          publicKey: 'ssh-ed25519 AAAA admin@example',
        },
        clusters: [{ name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: 1 }],
        instances: [{ name: 'notebook', vmSize: 'Standard_D4s_v5' }],
      },
    });
  });
  const tagged = Object.keys(workspace.counts).flatMap((type) =>
    workspace.all(type).filter(({ tags }) => tags !== undefined),
  );

  test('end as tags of every resource of a workspace', () => {
    expect(tagged.length).toBeGreaterThan(15);
    expect(tagged.map(({ tags }) => read(tags))).toEqual(tagged.map(() => TAGS));
  });

  test('end as reasons of security rules', () => {
    const rules = workspace
      .all('azurerm_network_security_group')
      .flatMap(({ security_rule }) => security_rule as { description: string }[]);
    expect(rules.map(({ description }) => readConstant(description))).toContain(REASON);
  });

  test('end as reasons of firewall rules', () => {
    const { application_rule_collection: collections } = workspace.only(
      'azurerm_firewall_policy_rule_collection_group',
    ) as Record<string, { rule: { description: string }[] }[]>;
    const reasons = (collections ?? []).flatMap(({ rule }) => rule.map(({ description }) => readConstant(description)));
    expect(reasons).toContain(REASON);
  });

  test('are never read as an expression anywhere', () => {
    expect(JSON.stringify(workspace.json)).toContain('hostname');
    const alive: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value === 'string')
        alive.push(...readTemplate(value).flatMap((part) => ('expression' in part ? [part.expression] : [])));
      else if (typeof value === 'object' && value !== null)
        for (const [key, item] of Object.entries(value)) [key, item].forEach(walk);
    };
    walk(workspace.json);
    expect(alive.filter((expression) => /file|path|if true/.test(expression))).toEqual([]);
  });
});
