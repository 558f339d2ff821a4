import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Annotations, type App, Aspects, type IAspect, TerraformOutput, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { ResourceGroup } from '../../src/constructs/resource-group';
import { type SynthesizedStack, synthesize, synthesizeConstructs } from '../../src/testing';

class Own extends TerraformStack {
  constructor(app: App, name = 'own') {
    super(app, name);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    new ResourceGroup(this, 'Group', { name: 'rg', location: 'westeurope' });
  }
}

const ownWith = (change: (stack: Own) => void) => () =>
  synthesize((app) => {
    const stack = new Own(app);
    change(stack);
    return stack;
  });

describe('synthesize', () => {
  test('gives a stack as Terraform will read it, by its name', () => {
    const stack = synthesize((app) => new Own(app));
    expect(stack.name).toBe('own');
    expect(Object.keys(stack.json)).toEqual(expect.arrayContaining(['provider', 'resource', 'terraform']));
    expect(stack.only('azurerm_resource_group')).toEqual({ name: 'rg', location: 'westeurope' });
  });

  test('gives the stack that is returned, where an app has several', () => {
    const stack = synthesize((app) => {
      new Own(app, 'first');
      return new Own(app, 'second');
    });
    expect(stack.name).toBe('second');
  });

  test('gives the ids that the app gives: without the name of the stack', () => {
    expect(Object.keys(synthesize((app) => new Own(app)).byId('azurerm_resource_group'))).toEqual([
      expect.stringMatching(/^Group_[0-9A-F]{8}$/),
    ]);
  });

  test('fails when a validation of a construct does', () => {
    const refusing = ownWith((stack) =>
      stack.node.findChild('Group').node.addValidation({ validate: () => ['the group is too small'] }),
    );
    expect(refusing).toThrow(/the group is too small/);
  });

  test('fails when a validation of the stack itself does', () => {
    const refusing = ownWith((stack) => stack.node.addValidation({ validate: () => ['the stack is too small'] }));
    expect(refusing).toThrow(/the stack is too small/);
  });

  test('passes when validations have nothing to say', () => {
    expect(ownWith((stack) => stack.node.addValidation({ validate: () => [] }))).not.toThrow();
  });

  test('fails when there is an annotation of an error', () => {
    expect(ownWith((stack) => Annotations.of(stack).addError('no group without tags'))).toThrow(
      /no group without tags/,
    );
  });

  test('passes when annotations only warn', () => {
    expect(ownWith((stack) => Annotations.of(stack).addInfo('a group without tags'))).not.toThrow();
  });

  test('runs aspects, and fails when one finds an error', () => {
    const visited: string[] = [];
    const aspect: IAspect = {
      visit(node: IConstruct) {
        visited.push(node.node.path);
        if (node.node.id === 'Group') Annotations.of(node).addError('found by an aspect');
      },
    };
    expect(ownWith((stack) => Aspects.of(stack).add(aspect))).toThrow(/found by an aspect/);
    expect(visited).toContain('own/Group');
  });

  test('fails with what the construction throws', () => {
    expect(
      ownWith(() => {
        throw new Error('this stack cannot be built');
      }),
    ).toThrow('this stack cannot be built');
  });
});

describe('the temporary folder', () => {
  /** A place where nobody else writes, so that what is left over can be counted. */
  const place = mkdtempSync(join(os.tmpdir(), 'testing-'));

  beforeAll(() => {
    jest.spyOn(os, 'tmpdir').mockReturnValue(place);
  });
  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(place, { recursive: true });
  });

  test('is where the output goes for the while', () => {
    let during: string[] = [];
    ownWith(() => {
      during = readdirSync(place);
    })();
    expect(during).toEqual([expect.stringMatching(/^secured-ml-/)]);
  });

  test.each<[string, () => unknown]>([
    ['a synthesis', ownWith(() => undefined)],
    ['a synthesis of constructs', () => synthesizeConstructs(() => undefined)],
    ['a validation that fails', ownWith((stack) => stack.node.addValidation({ validate: () => ['no'] }))],
    [
      'a construction that throws',
      ownWith(() => {
        throw new Error('no');
      }),
    ],
  ])('holds nothing after %s', (_, run) => {
    try {
      run();
    } catch {
      // what is left behind is asked for in either case
    }
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('synthesizeConstructs', () => {
  test('puts a provider and a local backend around, with no path of this machine', () => {
    const { json, name } = synthesizeConstructs(() => undefined);
    expect(name).toBe('test');
    expect(json.provider).toEqual({ azurerm: [{ features: [{}] }] });
    expect(json.terraform).toMatchObject({ backend: { local: { path: 'terraform.tfstate' } } });
  });

  test('fails when a validation does', () => {
    const refusing = () => synthesizeConstructs((stack) => stack.node.addValidation({ validate: () => ['no'] }));
    expect(refusing).toThrow(/no/);
  });
});

describe('SynthesizedStack', () => {
  const stack: SynthesizedStack = synthesizeConstructs((own) => {
    new ResourceGroup(own, 'One', { name: 'rg-1', location: 'westeurope' });
    new ResourceGroup(own, 'Two', { name: 'rg-2', location: 'westeurope' });
    new TerraformOutput(own, 'out', { value: 1 });
  });

  test('lists resources of a type without what cdktf notes beside them', () => {
    expect(stack.all('azurerm_resource_group')).toEqual([
      { name: 'rg-1', location: 'westeurope' },
      { name: 'rg-2', location: 'westeurope' },
    ]);
    expect(JSON.stringify(stack.json)).toContain('"//"');
  });

  test('lists them by logical id', () => {
    expect(
      Object.entries(stack.byId('azurerm_resource_group')).map(([id, { name }]) => [id.split('_')[0], name]),
    ).toEqual([
      ['One', 'rg-1'],
      ['Two', 'rg-2'],
    ]);
  });

  test('knows nothing of a type that is not there', () => {
    expect(stack.all('azurerm_subnet')).toEqual([]);
    expect(stack.byId('azurerm_subnet')).toEqual({});
  });

  test('counts resources of each type, sorted', () => {
    expect(stack.counts).toEqual({ azurerm_resource_group: 2 });
    expect(synthesizeConstructs(() => undefined).counts).toEqual({});
  });

  test.each([
    ['there is none', 'azurerm_subnet', 'expected one azurerm_subnet, found 0'],
    ['there are several', 'azurerm_resource_group', 'expected one azurerm_resource_group, found 2'],
  ])('fails when the only one is asked for and %s', (_, type, message) => {
    expect(() => stack.only(type)).toThrow(message);
  });

  test('gives the only one', () => {
    const one = synthesizeConstructs((own) => {
      new ResourceGroup(own, 'One', { name: 'rg-1', location: 'westeurope' });
    });
    expect(one.only('azurerm_resource_group')).toEqual({ name: 'rg-1', location: 'westeurope' });
  });
});
