import type { Attributes } from '../../model/attributes';
import type { Found } from '../../model/resources';
import { isUnknown } from '../../model/terraform-value';
import { resource } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const KINDS = ['nat', 'network', 'application'] as const;

const group = (priorities: readonly (readonly [priority: number, action: string])[]) =>
  resource('azurerm_firewall_policy_rule_collection_group', 'main', {
    name: 'main',
    firewall_policy_id: 'an-id',
    priority: 100,
    network_rule_collection: priorities.map(([priority, action]) => ({
      name: `${action}${priority}`,
      priority,
      action,
    })),
  });

export const equalCollections: LintRule = {
  id: 'NET-018',
  title: 'Firewall rules without an order',
  severity: 'warning',
  why: 'A firewall asks groups and collections of one type by their numbers, and nobody writes which of two equal ones goes first: where one allows and the other denies, either may decide.',
  source: 'firewallRuleProcessing',
  bad: group([
    [200, 'Allow'],
    [200, 'Deny'],
  ]),
  good: group([
    [200, 'Allow'],
    [300, 'Deny'],
  ]),
  check: ({ found }) => [...groups(found), ...classic(found)].flatMap(equals),
};

/** Things that are asked one after the other, and what they hold of one type. */
interface Asked {
  readonly among: string;
  readonly address: string;
  readonly name: string;
  readonly priority: number;
  /** Of its rules; several where it is a group. */
  readonly actions: readonly string[];
}

function equals(asked: readonly Asked[]): Hit[] {
  return asked.flatMap((one, index) => {
    const first = asked.slice(0, index).find(({ priority }) => priority === one.priority);
    if (first === undefined) return [];
    const actions = new Set([...first.actions, ...one.actions]);
    const alike = actions.size === 1 && !actions.has('dnat');
    return [
      {
        address: one.address,
        message: `${first.name} and ${one.name} both have priority ${one.priority} in ${one.among}: which goes first is not documented${alike ? '; both do the same' : ''}`,
        fix: `give ${one.name} a priority of its own`,
        ...(alike ? { severity: 'note' as const } : {}),
      },
    ];
  });
}

const textOf = (at: Attributes, key: string) => {
  const text = at.text(key);
  return typeof text === 'string' ? text : undefined;
};

const blocksOf = (at: Attributes, kind: string) => {
  const blocks = at.blocks(`${kind}_rule_collection`);
  return isUnknown(blocks) ? [] : blocks;
};

/** Groups of one policy, and collections of one group. */
function groups(found: Found): Asked[][] {
  const all = found.of('azurerm_firewall_policy_rule_collection_group');
  // A policy that is somebody else's is named by its id.
  const keyOf = (at: Attributes) => {
    const policy = at.link('firewall_policy_id');
    return policy === undefined || isUnknown(policy) ? textOf(at, 'firewall_policy_id') : policy;
  };
  const policies = new Set(all.map(({ at }) => keyOf(at)).filter((key) => key !== undefined));
  return KINDS.flatMap((kind) => [
    ...[...policies].map((policy) =>
      all
        .filter(({ at }) => keyOf(at) === policy && blocksOf(at, kind).length > 0)
        .flatMap(({ address, at }) => asked(`${policy}`, address, address, at, blocksOf(at, kind).map(actionOf))),
    ),
    ...all.map(({ address, at }) =>
      blocksOf(at, kind).flatMap((block) =>
        asked(address, address, `'${textOf(block, 'name') ?? kind}'`, block, [actionOf(block)]),
      ),
    ),
  ]);
}

/** Collections that are resources of their own, by their firewall. */
function classic(found: Found): Asked[][] {
  return KINDS.flatMap((kind) => {
    const all = found.of(`azurerm_firewall_${kind}_rule_collection`).map(({ address, at }) => {
      const firewall = at.linkByName('azure_firewall_name', 'azurerm_firewall');
      return { address, at, firewall: firewall === undefined || isUnknown(firewall) ? undefined : firewall };
    });
    const firewalls = new Set(all.map(({ firewall }) => firewall).filter((one) => one !== undefined));
    return [...firewalls].map((firewall) =>
      all
        .filter((one) => one.firewall === firewall)
        .flatMap(({ address, at }) => asked(firewall, address, address, at, [actionOf(at)])),
    );
  });
}

const actionOf = (at: Attributes) => (textOf(at, 'action') ?? 'dnat').toLowerCase();

function asked(among: string, address: string, name: string, at: Attributes, actions: readonly string[]): Asked[] {
  const priority = at.number('priority');
  return typeof priority === 'number' ? [{ among, address, name, priority, actions }] : [];
}
