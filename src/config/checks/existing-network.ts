import { DOCKER_BRIDGE } from '../../facts/address-ranges';
import { RESERVED_SUBNETS } from '../../facts/reserved-subnets';
import { Cidr } from '../../net/cidr';
import type { AzureId } from '../azure-id';
import { descriptionAt } from '../json-schema';
import type { ConfigPath, Problem } from '../problem';
import type { ConfigDraft } from '../schema';
import { type Block, block, checkPins, refuseOverlaps } from './addresses';
import type { Check } from './check';

type Existing = NonNullable<NonNullable<ConfigDraft['network']>['existing']>;
type GivenSubnet = NonNullable<NonNullable<Existing['subnets']>[keyof NonNullable<Existing['subnets']>]>;

const AT: ConfigPath = ['network', 'existing'];

/** A network that somebody else owns: that it is named once, and every check that its blocks allow. */
export const checkExistingNetwork: Check = (draft, problems, notices) => {
  const { network } = draft;
  if (network === undefined) return;
  const { existing } = network;
  if (existing === undefined) {
    refuseNoNetwork(network, problems);
    return;
  }
  refuseMixed(draft, existing, problems);
  refuseUnknownAddress(draft, existing, problems);
  checkName(existing, draft.provider?.subscriptionId, problems);
  checkSubnets(existing, problems);
  if (draft.names?.virtualNetwork !== undefined)
    notices.push({ path: ['names', 'virtualNetwork'], text: "not used: the network is somebody else's" });
  const servers = existing.dnsServers ?? [];
  if (servers.length > 0)
    notices.push({
      path: [...AT, 'dnsServers'],
      text: 'names of private endpoints are asked of these servers: they have to answer from the zones, or from a network that is linked to them',
    });
};

/** One of the two is missing; what was refused is told already. */
function refuseNoNetwork(network: NonNullable<ConfigDraft['network']>, problems: Problem[]): void {
  const told = problems.some(
    ({ path: [top, key] }) => top === 'network' && (key === 'addressSpace' || key === 'existing'),
  );
  if (network.addressSpace !== undefined || told) return;
  const path = ['network', 'addressSpace'];
  problems.push({ code: 'missing', path, found: undefined, allowed: descriptionAt(path) ?? '', fix: 'add it' });
}

/** What plans a network of one's own has no meaning in somebody else's. */
function refuseMixed(
  { network, outbound, forcedTunnelling, firewall }: ConfigDraft,
  { wayOut }: Existing,
  problems: Problem[],
): void {
  const mixed = (path: ConfigPath, found: unknown, fix: string) =>
    problems.push({
      code: 'mixed',
      path,
      found,
      allowed: 'nothing beside network.existing: its owner has decided',
      fix,
    });
  if (network?.addressSpace !== undefined)
    mixed(['network', 'addressSpace'], `${network.addressSpace}`, 'remove it, or remove network.existing');
  for (const [kind, pin] of Object.entries(network?.subnets ?? {}))
    if (pin !== undefined)
      mixed(['network', 'subnets', kind], `${pin}`, `write it as network.existing.subnets.${kind}.addressPrefix`);
  if (forcedTunnelling !== undefined && wayOut === 'owner')
    mixed(['forcedTunnelling'], 'forcedTunnelling, and network.existing.wayOut: owner', 'remove one of the two');
  if (outbound === 'firewall' && wayOut === 'ours' && firewall?.existing === undefined)
    problems.push({
      code: 'needs',
      path: ['outbound'],
      found: 'outbound: firewall, and network.existing.wayOut: ours',
      allowed: "no firewall of ours: Azure wants it in the resource group of its network, and that is the owner's",
      fix: 'name firewall.existing; or set network.existing.wayOut: owner for a firewall of the owner, whose rules are told; or outbound: limited',
    });
}

/** The owner's way out has an address that we do not know. */
function refuseUnknownAddress({ aks }: ConfigDraft, { wayOut }: Existing, problems: Problem[]): void {
  if (aks?.publicApiServer === undefined || wayOut !== 'owner') return;
  problems.push({
    code: 'needs',
    path: ['aks', 'publicApiServer'],
    found: 'a public API server, and network.existing.wayOut: owner',
    allowed: 'a way out of ours: nodes come to the API server by its address, which has to be let in',
    fix: 'keep the API server private, or set network.existing.wayOut: ours',
  });
}

/** By id, or by name and resource group; and in the subscription that Terraform works in. */
function checkName({ id, name, resourceGroup }: Existing, subscription: string | undefined, problems: Problem[]): void {
  const refused = (...keys: readonly string[]) =>
    problems.some(({ path }) => keys.includes(`${path[2]}`) && path[1] === 'existing');
  if (id !== undefined) {
    const twice = name !== undefined ? 'name' : resourceGroup !== undefined ? 'resourceGroup' : undefined;
    if (twice !== undefined)
      problems.push({
        code: 'mixed',
        path: [...AT, twice],
        found: { name, resourceGroup }[twice],
        allowed: 'the id, or name and resourceGroup',
        fix: 'remove one of the two',
      });
    if (subscription !== undefined && id.subscriptionId !== subscription)
      problems.push({
        code: 'subscription',
        path: [...AT, 'id'],
        found: `${id}`,
        allowed: `a network of ${subscription} (provider.subscriptionId): Azure Machine Learning wants both in one`,
        fix: 'use a network of that subscription, or put the workspace where the network is',
      });
    return;
  }
  if (refused('id', 'name', 'resourceGroup')) return;
  for (const [key, value] of Object.entries({ name, resourceGroup }))
    if (value === undefined)
      problems.push({
        code: 'missing',
        path: [...AT, key],
        found: undefined,
        allowed: 'the id of the network, or its name and resourceGroup',
        fix: 'add it',
      });
}

function checkSubnets(existing: Existing, problems: Problem[]): void {
  const given = Object.entries(existing.subnets ?? {}).flatMap(([kind, subnet]) =>
    subnet === undefined ? [] : [{ kind, path: [...AT, 'subnets', kind], subnet: subnet as GivenSubnet }],
  );
  const names = new Map<string, string>();
  for (const { kind, path, subnet } of given) {
    checkSubnetName(existing, path, subnet, problems);
    const name = (subnet.id?.name ?? subnet.name)?.toLowerCase();
    const first = name === undefined ? undefined : names.get(name);
    if (first !== undefined)
      problems.push({
        code: 'duplicate',
        path: [...path, subnet.id === undefined ? 'name' : 'id'],
        found: subnet.id?.name ?? subnet.name,
        allowed: 'a subnet for each of them: rules and routes are those of what lives in it',
        fix: `name another subnet than network.existing.subnets.${first}`,
      });
    else if (name !== undefined) names.set(name, kind);
  }
  const spaces = (existing.addressSpace ?? []).flatMap(
    (cidr, index) => block([...AT, 'addressSpace', index], 'the network', cidr) ?? [],
  );
  const pins = given.flatMap(({ kind, path, subnet }): Block[] =>
    [block([...path, 'addressPrefix'], `the ${kind} subnet`, subnet.addressPrefix)].flatMap((one) => one ?? []),
  );
  checkPins(spaces, pins, problems);
  refuseOverlaps(pins, [{ path: [], what: DOCKER_BRIDGE.what, cidr: Cidr.parse(DOCKER_BRIDGE.range) }], problems);
  spaces.forEach((space, index) => {
    refuseOverlaps([space], spaces.slice(0, index), problems);
  });
}

function checkSubnetName(
  { id: network, name }: Existing,
  path: ConfigPath,
  subnet: GivenSubnet,
  problems: Problem[],
): void {
  const { id } = subnet;
  const refused = problems.some(
    (one) => ['id', 'name'].includes(`${one.path.at(-1)}`) && one.path.join().startsWith(`${path.join()},`),
  );
  if (id === undefined && subnet.name === undefined && !refused)
    problems.push({
      code: 'missing',
      path: [...path, 'name'],
      found: undefined,
      allowed: 'the name of the subnet, or its id',
      fix: 'add it',
    });
  if (id !== undefined && subnet.name !== undefined)
    problems.push({
      code: 'mixed',
      path: [...path, 'name'],
      found: subnet.name,
      allowed: 'the id or the name',
      fix: 'remove one of the two',
    });
  if (id !== undefined && !belongs(id, network, name))
    problems.push({
      code: 'outside',
      path: [...path, 'id'],
      found: `${id}`,
      allowed: `a subnet of ${network ?? name} (network.existing)`,
      fix: 'name a subnet of that network',
    });
  const kept = RESERVED_SUBNETS.find((row) => row.name.toLowerCase() === (id?.name ?? subnet.name)?.toLowerCase());
  if (kept !== undefined)
    problems.push({
      code: 'reserved-name',
      path: [...path, id === undefined ? 'name' : 'id'],
      found: id?.name ?? subnet.name,
      allowed: `a subnet for what we make; Azure keeps ${kept.name} for ${kept.what}`,
      fix: 'name another subnet',
    });
}

function belongs(subnet: AzureId, network: AzureId | undefined, name: string | undefined): boolean {
  if (network !== undefined) return `${subnet}`.toLowerCase().startsWith(`${network}/`.toLowerCase());
  return name === undefined || subnet.owner?.toLowerCase() === name.toLowerCase();
}
