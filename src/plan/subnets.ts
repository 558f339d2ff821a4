import { nodePools, nodesAtMost } from '../config/node-pools';
import { allFurtherLinks, databricksLinks, storageLinks, vaultLinks } from '../config/private-links';
import type { ConfigPath, Problem } from '../config/problem';
import type { ConfigDraft } from '../config/schema';
import type { DelegatedService } from '../facts/delegations';
import { FIREWALL_TIERS } from '../facts/firewall-tiers';
import { HDINSIGHT_NODES } from '../facts/hdinsight';
import { LIMITS } from '../facts/limits';
import { SERVICE_ENDPOINTS, type ServiceEndpointName } from '../facts/service-endpoints';
import { Cidr } from '../net/cidr';
import { prefixFor, usableAddresses } from '../net/subnet-size';

/** What lives in a subnet; also its key under `network.subnets`. */
export type SubnetKind =
  | 'compute'
  | 'virtualMachines'
  | 'hdinsight'
  | 'aks'
  | 'privateEndpoints'
  | 'firewall'
  | 'firewallManagement'
  | 'databricksPrivate'
  | 'databricksPublic'
  | 'databricksDefault';

/** A subnet, its block, and what the size follows from. */
export interface SubnetPlan {
  readonly kind: SubnetKind;
  readonly name: string;
  readonly block: Cidr;
  /** Addresses that are needed, by what needs them. */
  readonly needs: readonly AddressNeed[];
  readonly needed: number;
  readonly usable: number;
  readonly pinned: boolean;
  readonly serviceEndpoints: readonly ServiceEndpointName[];
  /** The service that it is handed to. */
  readonly delegatedTo?: DelegatedService;
}

type Existing = NonNullable<NonNullable<ConfigDraft['network']>['existing']>;

interface AddressNeed {
  readonly count: number;
  readonly what: string;
}

const DATABRICKS = {
  endpoints: [SERVICE_ENDPOINTS.storage.service],
  longestPrefix: LIMITS.databricksSubnetPrefix.value,
  delegatedTo: 'Microsoft.Databricks/workspaces',
} as const;
/** Service endpoints of a subnet whose hosts use storage and vault, where both are reached so. */
const BOTH_ENDPOINTS = [SERVICE_ENDPOINTS.keyVault.service, SERVICE_ENDPOINTS.storage.service] as const;

/**
 * Where the block of each kind starts, in sixteenths of the address space.
 *
 * The place depends on the kind alone, so no block moves when another subnet comes or grows (ADR 0003). The free
 * sixteenths are for kinds to come.
 */
const KINDS: {
  readonly [kind in SubnetKind]: {
    name: string;
    home: number;
    endpoints: readonly ServiceEndpointName[];
    prefixLength?: number;
    /** The smallest that the service takes, however few live there. */
    longestPrefix?: number;
    delegatedTo?: DelegatedService;
  };
} = {
  compute: { name: 'snet-compute', home: 0, endpoints: BOTH_ENDPOINTS },
  virtualMachines: { name: 'snet-virtual-machines', home: 2, endpoints: BOTH_ENDPOINTS },
  hdinsight: { name: 'snet-hdinsight', home: 3, endpoints: BOTH_ENDPOINTS },
  firewall: { name: 'AzureFirewallSubnet', home: 4, endpoints: [], prefixLength: LIMITS.firewallSubnetPrefix.value },
  firewallManagement: {
    name: 'AzureFirewallManagementSubnet',
    home: 5,
    endpoints: [],
    prefixLength: LIMITS.firewallSubnetPrefix.value,
  },
  aks: { name: 'snet-aks', home: 8, endpoints: BOTH_ENDPOINTS },
  privateEndpoints: { name: 'snet-private-endpoints', home: 12, endpoints: [] },
  databricksPrivate: { name: 'snet-databricks-private', home: 6, ...DATABRICKS },
  databricksPublic: { name: 'snet-databricks-public', home: 7, ...DATABRICKS },
  databricksDefault: { name: 'default', home: 13, endpoints: [] },
};

/** Whether machines that send something live in it. */
export function holdsHosts({ kind }: { readonly kind: SubnetKind }): boolean {
  return ['compute', 'virtualMachines', 'hdinsight', 'aks', 'databricksPrivate', 'databricksPublic'].includes(kind);
}

/** The subnets of a config, or every reason why they do not fit. */
export function planSubnets(draft: ConfigDraft): {
  readonly subnets: readonly SubnetPlan[];
  readonly problems: readonly Problem[];
} {
  if (draft.network?.existing !== undefined) return existingSubnets(draft, draft.network.existing);
  const space = draft.network?.addressSpace;
  if (space === undefined) return { subnets: [], problems: [] };
  const problems: Problem[] = [];
  const subnets = (Object.keys(KINDS) as SubnetKind[]).flatMap((kind): SubnetPlan[] => {
    const needs = addressNeeds(kind, draft);
    if (needs === undefined) return [];
    const { name, home, delegatedTo } = KINDS[kind];
    const handed = delegatedTo === undefined ? {} : { delegatedTo };
    const endpoints = usedEndpoints(kind, draft);
    const needed = needs.reduce((sum, { count }) => sum + count, 0);
    const pin = draft.network?.subnets?.[kind];
    const prefixLength = prefixOf(kind, needed);
    const block = pin ?? blockAt(space, home, prefixLength);
    if (block === undefined)
      return [
        { kind, name, block: space, needs, needed, usable: -1, pinned: false, serviceEndpoints: endpoints, ...handed },
      ];
    const usable = usableAddresses(block.prefixLength);
    if (pin !== undefined) problems.push(...tooSmall(['network', 'subnets', kind], pin, needs, prefixLength));
    return [
      { kind, name, block, needs, needed, usable, pinned: pin !== undefined, serviceEndpoints: endpoints, ...handed },
    ];
  });
  const planned = subnets.filter(({ pinned }) => !pinned);
  const crowded = planned.some(
    (one) => one.usable < 0 || subnets.some((other) => other !== one && other.block.overlaps(one.block)),
  );
  if (crowded) problems.push(crowdedProblem(space, subnets, draft));
  return { subnets, problems };
}

/** A service endpoint that no service is reached by would only lead past a firewall. */
function usedEndpoints(kind: SubnetKind, { connectivity, storage }: ConfigDraft): readonly ServiceEndpointName[] {
  const unused = [
    ...(connectivity?.storage === 'privateEndpoint' && !hasPolicy(kind, storage)
      ? [SERVICE_ENDPOINTS.storage.service]
      : []),
    ...(connectivity?.keyVault === 'privateEndpoint' ? [SERVICE_ENDPOINTS.keyVault.service] : []),
  ] as readonly ServiceEndpointName[];
  return KINDS[kind].endpoints.filter((endpoint) => !unused.includes(endpoint));
}

/** The subnets of somebody else's network, by what lives in them. */
function existingSubnets(draft: ConfigDraft, existing: Existing): ReturnType<typeof planSubnets> {
  const problems: Problem[] = [];
  const subnets = (Object.keys(KINDS) as SubnetKind[]).flatMap((kind): SubnetPlan[] => {
    const needs = addressNeeds(kind, draft);
    if (needs === undefined || isOnlyOurs(kind)) return [];
    const path = ['network', 'existing', 'subnets', kind];
    const given = existing.subnets?.[kind];
    if (given === undefined && existing.subnets !== undefined)
      problems.push({
        code: 'missing',
        path,
        found: undefined,
        allowed: 'the subnet that it is put into',
        fix: 'add it',
      });
    const block = given?.addressPrefix;
    if (given === undefined || block === undefined) return [];
    problems.push(...tooSmall([...path, 'addressPrefix'], block, needs));
    const needed = needs.reduce((sum, { count }) => sum + count, 0);
    const usable = usableAddresses(block.prefixLength);
    const name = given.id?.name ?? given.name ?? '';
    return [{ kind, name, block, needs, needed, usable, pinned: true, serviceEndpoints: usedEndpoints(kind, draft) }];
  });
  return { subnets, problems };
}

/** Never put into somebody else's network: a firewall, HDInsight, and Databricks, which is handed its subnets. */
function isOnlyOurs(
  kind: SubnetKind,
): kind is 'firewall' | 'firewallManagement' | 'hdinsight' | (`databricks${string}` & SubnetKind) {
  return (
    kind === 'firewall' ||
    kind === 'firewallManagement' ||
    kind === 'hdinsight' ||
    KINDS[kind].delegatedTo !== undefined ||
    kind === 'databricksDefault'
  );
}

/** A block that is given has to hold what lives there; one that no subnet can have is refused elsewhere. */
function tooSmall(
  path: ConfigPath,
  block: Cidr,
  needs: readonly AddressNeed[],
  fitting = prefixFor(needs.reduce((sum, { count }) => sum + count, 0)),
): Problem[] {
  const usable = usableAddresses(block.prefixLength);
  const needed = needs.reduce((sum, { count }) => sum + count, 0);
  if (usable >= needed || block.prefixLength > LIMITS.smallestSubnetPrefix.value) return [];
  return [
    {
      code: 'too-small',
      path,
      found: `${block}, ${usable} addresses without Azure's ${LIMITS.reservedAddressesPerSubnet.value}`,
      allowed: `room for ${describeNeeds(needs, needed)}`,
      fix: `use /${fitting} or larger, or fewer of them`,
    },
  ];
}

/**
 * Whether a policy says which accounts the subnet reaches. Its nodes come to Microsoft's accounts by service endpoint
 * then, whichever way leads to ours. Microsoft does not support one on subnets of AKS.
 */
export function hasPolicy(kind: SubnetKind, storage: ConfigDraft['storage']): boolean {
  return kind === 'compute' && storage?.endpointPolicy !== undefined;
}

function prefixOf(kind: SubnetKind, needed: number): number {
  const { prefixLength, longestPrefix = LIMITS.smallestSubnetPrefix.value } = KINDS[kind];
  return prefixLength ?? Math.min(prefixFor(needed), longestPrefix);
}

/** Addresses by use; `undefined` where the config has no such subnet. */
function addressNeeds(kind: SubnetKind, draft: ConfigDraft): readonly AddressNeed[] | undefined {
  const { compute, attached, aks, outbound, network, firewall, databricks, managedNetwork } = draft;
  const othersNetwork = network?.existing !== undefined || managedNetwork !== undefined;
  const ownFirewall = outbound === 'firewall' && !othersNetwork && firewall?.existing === undefined;
  switch (kind) {
    case 'compute': {
      // The nodes are in Microsoft's network then.
      if (managedNetwork !== undefined) return undefined;
      const nodes = (compute?.clusters ?? []).reduce((sum, cluster) => sum + (cluster?.maxNodes ?? 0), 0);
      return some([
        { count: nodes, what: 'cluster nodes' },
        { count: (compute?.instances ?? []).length, what: 'instances' },
        { count: compute?.spareAddresses ?? 0, what: 'kept free' },
      ]);
    }
    case 'virtualMachines': {
      const machines = (attached?.virtualMachines ?? []).length;
      return machines === 0 ? undefined : [{ count: machines, what: 'virtual machines' }];
    }
    case 'hdinsight': {
      if (attached?.hdinsight === undefined) return undefined;
      const { head, zookeeper, gateway, loadBalancers } = HDINSIGHT_NODES;
      return [
        { count: attached.hdinsight.workers ?? 0, what: 'worker nodes' },
        { count: head + zookeeper + gateway, what: 'head, zookeeper and gateway nodes' },
        { count: loadBalancers, what: 'load balancers' },
      ];
    }
    case 'aks': {
      if (aks === undefined || aks.existing !== undefined) return undefined;
      const pools = nodePools(aks);
      const pods = pools.map((pool) => nodesAtMost([pool]) * pool.maxPods);
      return some([
        { count: nodesAtMost(pools), what: 'nodes with those of an upgrade' },
        { count: aks.networkMode === 'overlay' ? 0 : pods.reduce((sum, count) => sum + count, 0), what: 'pods' },
        { count: 1, what: 'internal load balancer' },
        { count: aks.publicApiServer === undefined ? 1 : 0, what: 'private API server' },
      ]);
    }
    case 'privateEndpoints':
      return some([
        { count: LIMITS.workspaceEndpointAddresses.value, what: 'workspace endpoint' },
        { count: LIMITS.registryEndpointAddresses.value, what: 'registry endpoint' },
        { count: LIMITS.privateEndpointAddresses.value * storageLinks(draft).length, what: 'storage endpoints' },
        {
          count: LIMITS.privateEndpointAddresses.value * allFurtherLinks(draft).length,
          what: 'endpoints of further accounts',
        },
        { count: LIMITS.privateEndpointAddresses.value * vaultLinks(draft).length, what: 'vault endpoint' },
        {
          count: LIMITS.privateEndpointAddresses.value * databricksLinks(draft).length,
          what: 'endpoints of Databricks',
        },
      ]);
    case 'firewall':
      return ownFirewall ? [{ count: 1, what: 'firewall, which grows under load' }] : undefined;
    case 'firewallManagement':
      return ownFirewall && FIREWALL_TIERS[firewall?.tier ?? 'Standard'].management
        ? [{ count: 1, what: 'management of the firewall' }]
        : undefined;
    case 'databricksPrivate':
    case 'databricksPublic':
      return databricks && [{ count: databricks.maxNodes ?? 0, what: 'nodes of Databricks' }];
    case 'databricksDefault':
      return databricks && [];
  }
}

const some = (needs: readonly AddressNeed[]) => needs.filter(({ count }) => count > 0);

function describeNeeds(needs: readonly AddressNeed[], needed: number): string {
  return `${needed} addresses (${needs.map(({ count, what }) => `${count} ${what}`).join(', ')})`;
}

function blockAt(space: Cidr, home: number, prefixLength: number): Cidr | undefined {
  const first = space.first + Math.floor((space.size * home) / 16);
  const size = 2 ** (32 - prefixLength);
  const fits = prefixLength >= space.prefixLength && first % size === 0 && first + size <= space.first + space.size;
  return fits ? Cidr.at(first, prefixLength) : undefined;
}

/** The places of the kinds collide: says what is needed, and pins that fit where there are some. */
function crowdedProblem(space: Cidr, subnets: readonly SubnetPlan[], draft: ConfigDraft): Problem {
  const wanted = subnets.map((subnet) => ({
    ...subnet,
    prefixLength: subnet.pinned ? subnet.block.prefixLength : prefixOf(subnet.kind, subnet.needed),
  }));
  const pins = pack(space, wanted, draft);
  const list = wanted
    .map(({ name, prefixLength, needs, needed }) => `${name} /${prefixLength} for ${describeNeeds(needs, needed)}`)
    .join('; ');
  const fix =
    pins === undefined
      ? 'widen the address space, or plan for fewer nodes'
      : `pin the blocks: network.subnets: { ${pins.join(', ')} }`;
  return {
    code: 'does-not-fit',
    path: ['network', 'addressSpace'],
    found: `${space}, ${space.size} addresses`,
    allowed: `room for each subnet at its place: ${list}`,
    fix,
  };
}

/** Largest first, each at the first place that is free; undefined when they do not all fit. */
function pack(
  space: Cidr,
  wanted: readonly { kind: SubnetKind; block: Cidr; pinned: boolean; prefixLength: number }[],
  draft: ConfigDraft,
): string[] | undefined {
  const taken = wanted.filter(({ pinned }) => pinned).map(({ block }) => block);
  const pins = new Map<SubnetKind, Cidr>();
  for (const { kind, prefixLength } of wanted
    .filter(({ pinned }) => !pinned)
    .sort((a, b) => a.prefixLength - b.prefixLength)) {
    const place = firstFree(space, prefixLength, taken);
    if (place === undefined) return undefined;
    taken.push(place);
    pins.set(kind, place);
  }
  return wanted.map(({ kind }) => `${kind}: ${pins.get(kind) ?? draft.network?.subnets?.[kind]}`);
}

/** The first block of this size that touches nothing that is taken. */
function firstFree(space: Cidr, prefixLength: number, taken: readonly Cidr[]): Cidr | undefined {
  const size = 2 ** (32 - prefixLength);
  let first = space.first;
  while (first + size <= space.first + space.size) {
    const block = Cidr.at(first, prefixLength);
    const inTheWay = taken.find((other) => other.overlaps(block));
    if (inTheWay === undefined) return block;
    first = Math.ceil((inTheWay.first + inTheWay.size) / size) * size;
  }
  return undefined;
}
