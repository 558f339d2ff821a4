import { SERVICE_NAMES } from '../facts/service-names';
import type { NetworkModel } from '../model/network-model';
import type { Party as RuleParty } from '../model/security-model';
import { isUnknown, known } from '../model/terraform-value';
import { addressesOf, blocksOf, PUBLIC_ADDRESSES } from '../net/address-set';
import type { Endpoint } from './flow';
import { covers } from './host-pattern';

/** Somebody with a name whose traffic is compared; the same key means the same one in both models. */
export interface DiffParty {
  readonly key: string;
  readonly label: string;
  readonly kind: 'nodes' | 'tag' | 'host' | 'block' | 'service' | 'platform';
  /** Whether it is named, or able, to send and to be reached. */
  readonly roles: { readonly from?: true; readonly to?: true };
  /** What a model calls it; undefined where the model has no such thing. */
  readonly end: (model: NetworkModel) => Endpoint | undefined;
}

/** Everybody whom either model names: subnets and computes, services, service tags, hosts, public blocks. */
export function partiesOf(models: readonly NetworkModel[]): DiffParty[] {
  const parties = [
    ...models.flatMap(nodesOf),
    ...models.flatMap(machinesOf),
    ...models.flatMap(servicesOf),
    tagParty('Internet', { from: true, to: true }),
    ...models.flatMap(rulePartiesOf),
    ...hostParties(models),
  ];
  const byKey = new Map<string, DiffParty>();
  for (const party of parties)
    byKey.set(party.key, { ...party, roles: { ...byKey.get(party.key)?.roles, ...party.roles } });
  return [...byKey.values()].sort((one, two) => compare(one.key, two.key));
}

const compare = (one: string, two: string) => (one < two ? -1 : one > two ? 1 : 0);

/** A subnet by its computes, where it has some: a public address changes what reaches them. */
function nodesOf(model: NetworkModel): DiffParty[] {
  const computes = model.computes.flatMap(({ address, name, subnet }) =>
    subnet === undefined || isUnknown(subnet) ? [] : [{ address, name, subnet }],
  );
  return [
    ...computes.map(
      ({ address, name }): DiffParty => ({
        key: `nodes ${address} ${name}`,
        label: name,
        kind: 'nodes',
        roles: { from: true, to: true },
        end: (one) => {
          const compute = one.computes.find((other) => other.address === address && other.name === name);
          if (compute?.subnet === undefined || isUnknown(compute.subnet)) return undefined;
          const publicIp = isUnknown(compute.publicIp) ? {} : { publicIp: compute.publicIp };
          return { subnet: compute.subnet, compute: address, ...publicIp };
        },
      }),
    ),
    ...model.subnets
      .filter(
        ({ address, name }) => !computes.some(({ subnet }) => subnet === address) && name !== 'AzureFirewallSubnet',
      )
      .map(
        ({ address, name }): DiffParty => ({
          key: `nodes ${address}`,
          label: name,
          kind: 'nodes',
          roles: { from: true, to: true },
          end: (one) => (one.subnets.some((other) => other.address === address) ? { subnet: address } : undefined),
        }),
      ),
  ];
}

/** A machine that is not like the others of its subnet: what it has of its own may change. */
function machinesOf({ machines, loadBalancers }: NetworkModel): DiffParty[] {
  const balanced = loadBalancers.flatMap(({ pools, rules }) =>
    [...pools, ...rules.flatMap((rule) => rule.pools)].flatMap((pool) => (isUnknown(pool) ? [] : pool.interfaces)),
  );
  return machines
    .filter(
      ({ address, publicIp, securityGroup, applicationGroups }) =>
        publicIp !== undefined ||
        securityGroup !== undefined ||
        applicationGroups.length > 0 ||
        balanced.includes(address),
    )
    .map(
      ({ address }): DiffParty => ({
        key: `nodes ${address}`,
        label: address,
        kind: 'nodes',
        roles: { from: true, to: true },
        end: (one) => (one.machines.some((other) => other.address === address) ? { machine: address } : undefined),
      }),
    );
}

function servicesOf(model: NetworkModel): DiffParty[] {
  return model.services.flatMap(({ address, kind, name }): DiffParty[] => {
    const has = (one: NetworkModel) => one.services.some((other) => other.address === address);
    const parts = SERVICE_NAMES.filter((row) => row.kind === kind).map(({ part }) => part);
    const called = known(name, address);
    return [
      ...parts.map(
        (part): DiffParty => ({
          key: `service ${address} ${part}`,
          label: `${called} (${part})`,
          kind: 'service',
          roles: { to: true },
          end: (one) => (has(one) ? { service: address, part } : undefined),
        }),
      ),
      ...(kind === 'workspace'
        ? [
            {
              key: `platform ${address}`,
              label: `the platform of ${called}`,
              kind: 'platform',
              roles: { from: true },
              end: (one: NetworkModel) => (has(one) ? { platform: address } : undefined),
            } satisfies DiffParty,
          ]
        : []),
    ];
  });
}

/** Tags and public blocks on the side on which a rule names them. */
function rulePartiesOf({ securityGroups, firewalls, routeTables, services }: NetworkModel): DiffParty[] {
  const rules = securityGroups.flatMap((group) => group.rules);
  const network = firewalls.flatMap((firewall) => firewall.network.flatMap((collection) => collection.rules));
  const from: RuleParty[] = [
    ...rules.flatMap(({ sources }) => sources),
    ...services.flatMap(({ ipRules }) => known(ipRules, []).map((block): RuleParty => ({ block }))),
  ];
  const to: RuleParty[] = [
    ...rules.flatMap(({ destinations }) => destinations),
    ...network.flatMap(({ destinations }) => destinations.filter((one): one is RuleParty => !('fqdn' in one))),
    ...routeTables.flatMap(({ routes }) => routes.map((route): RuleParty => route.to)),
  ];
  return [
    ...from.flatMap((party) => namedParties(party, { from: true })),
    ...to.flatMap((party) => namedParties(party, { to: true })),
  ];
}

const NO_PARTY = /^(VirtualNetwork|AzureLoadBalancer|AzurePlatform\w+)$/i;

/** Public blocks stand by their first address: rules that cut a block name a smaller one, which stands for itself. */
function namedParties(party: RuleParty, roles: DiffParty['roles']): DiffParty[] {
  if ('tag' in party) return NO_PARTY.test(party.tag) ? [] : [tagParty(party.tag, roles)];
  if (!('block' in party) || party.block.prefixLength < 8) return [];
  const [first] = blocksOf(addressesOf([party.block]).intersect(PUBLIC_ADDRESSES));
  if (first === undefined) return [];
  const ip = `${first}`.replace(/\/\d+$/, '');
  return [{ key: `block ${party.block}`, label: `${party.block}`, kind: 'block', roles, end: () => ({ ip }) }];
}

function tagParty(tag: string, roles: DiffParty['roles']): DiffParty {
  return { key: `tag ${tag.toLowerCase()}`, label: tag, kind: 'tag', roles, end: () => ({ tag }) };
}

/** Hosts that no rule of either model tells apart are one party. */
function hostParties(models: readonly NetworkModel[]): DiffParty[] {
  const rules = models.flatMap(({ firewalls }) =>
    firewalls.flatMap(({ network, application }) => [
      ...application.flatMap((collection) => collection.rules.map(({ fqdns }) => known(fqdns, []))),
      ...network.flatMap((collection) =>
        collection.rules.map(({ destinations }) => destinations.flatMap((to) => ('fqdn' in to ? [to.fqdn] : []))),
      ),
    ]),
  );
  const patterns = [...new Set(rules.flat())].sort(compare);
  const alike = new Map<string, string[]>();
  for (const pattern of patterns) {
    const host = pattern.replace('*', 'any');
    const signature = rules.map((rule) => (rule.some((one) => covers(one, host)) ? '1' : '0')).join('');
    alike.set(signature, [...(alike.get(signature) ?? []), pattern]);
  }
  return [...alike.values()].map((group): DiffParty => {
    const [first = '', ...rest] = group;
    const label = rest.length === 0 ? first : `${first} and ${rest.length} more`;
    return {
      key: `host ${first}`,
      label,
      kind: 'host',
      roles: { to: true },
      end: () => ({ host: first.replace('*', 'any') }),
    };
  });
}
