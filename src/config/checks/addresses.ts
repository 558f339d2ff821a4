import { AKS_FORBIDDEN_RANGES, DOCKER_BRIDGE, PRIVATE_RANGES, UNUSABLE_RANGES } from '../../facts/address-ranges';
import { FIREWALL_TIERS } from '../../facts/firewall-tiers';
import { LIMITS } from '../../facts/limits';
import { Cidr } from '../../net/cidr';
import { type ConfigPath, type Notice, type Problem, writePath } from '../problem';
import type { ConfigDraft } from '../schema';
import type { Check } from './check';

/** A block of the config, where it stands and what it is. */
export interface Block {
  readonly path: ConfigPath;
  readonly what: string;
  readonly cidr: Cidr;
  /** How the user wrote it, where that is no block. */
  readonly written?: string;
}

/** Ranges against each other: the network, what is reserved, pinned subnets and the ranges of AKS. */
export const checkAddresses: Check = (draft, problems, notices) => {
  const spaces = spacesOf(draft);
  for (const space of spaces) {
    checkSpace(space, draft, problems);
    if (!PRIVATE_RANGES.some(({ range }) => Cidr.parse(range).contains(space.cidr))) {
      notices.push({
        path: space.path,
        text: `${space.cidr} is no private range: hosts of the Internet with these addresses cannot be reached`,
      });
    }
  }
  const reserved = (draft.network?.reserved ?? []).flatMap(
    (cidr, index) => block(['network', 'reserved', index], 'a reserved range', cidr) ?? [],
  );
  const connected = [...reserved, ...peeredBlocks(draft)];
  const service = block(['aks', 'serviceCidr'], "the cluster's service range", draft.aks?.serviceCidr);
  const docker = draft.aks?.dockerBridgeCidr;
  const bridge = block(['aks', 'dockerBridgeCidr'], "the Docker bridge's network", docker?.network, `${docker}`);
  const outer = [...spaces, ...connected];
  refuseOverlaps(connected, spaces, problems);
  if (service !== undefined) refuseOverlaps([service], outer, problems);
  // Naming another bridge moves none: azurerm has no argument for it. One that is named over it is refused as such.
  const docker0 = Cidr.parse(DOCKER_BRIDGE.range);
  if (service !== undefined && bridge?.cidr.overlaps(docker0) !== true)
    refuseOverlaps([service], [{ path: [], what: DOCKER_BRIDGE.what, cidr: docker0 }], problems);
  const inner = [...spaces, ...[service].flatMap((one) => one ?? []), ...connected];
  const forbidden = AKS_FORBIDDEN_RANGES.map(({ range, what }) => ({
    path: [],
    what: `what is ${what}`,
    cidr: Cidr.parse(range),
  }));
  if (bridge !== undefined) refuseOverlaps([bridge], [...inner, ...forbidden], problems);
  noticeConnected(draft, reserved, notices);
  noticeUnusedPins(draft, notices);
  const pins = Object.entries(draft.network?.subnets ?? {}).flatMap(
    ([key, cidr]) => block(['network', 'subnets', key], `the ${key} subnet`, cidr) ?? [],
  );
  if (draft.network?.existing === undefined) checkPins(spaces, pins, problems);
  const entries = (draft.access?.clientIps ?? []).flatMap((addresses) => addresses ?? []).length;
  const most = LIMITS.storageIpRules.value;
  if (entries > most) {
    problems.push({
      code: 'range',
      path: ['access', 'clientIps'],
      found: `${entries} addresses and blocks`,
      allowed: `${most} or less: a storage account takes no more`,
      fix: 'write neighbours as one block',
    });
  }
};

/** Blocks of peered networks. */
function peeredBlocks({ network }: ConfigDraft): readonly Block[] {
  return (network?.peerings ?? []).flatMap((peering, index) =>
    (peering?.addressSpace ?? []).flatMap(
      (cidr, at) =>
        block(
          ['network', 'peerings', index, 'addressSpace', at],
          `the peered network ${peering?.id?.name ?? ''}`,
          cidr,
        ) ?? [],
    ),
  );
}

/** The blocks of the network, ours or somebody else's. */
function spacesOf({ network }: ConfigDraft): readonly Block[] {
  const what = 'the virtual network';
  if (network?.existing === undefined)
    return [block(['network', 'addressSpace'], what, network?.addressSpace)].flatMap((one) => one ?? []);
  return (network.existing.addressSpace ?? []).flatMap(
    (cidr, index) => block(['network', 'existing', 'addressSpace', index], what, cidr) ?? [],
  );
}

/** Ranges behind a gateway learn of the network by routes that the tables do not take in. */
function noticeConnected(draft: ConfigDraft, reserved: readonly Block[], notices: Notice[]): void {
  const [first] = reserved;
  if (draft.outbound !== 'firewall' || draft.managedNetwork !== undefined || first === undefined) return;
  notices.push({
    path: first.path,
    text: 'answers to ranges behind a VPN or ExpressRoute gateway go to the firewall; those of peered networks go straight back',
  });
}

/** A pin for a subnet that the config does not ask for. */
function noticeUnusedPins(draft: ConfigDraft, notices: Notice[]): void {
  const { network, aks, attached, outbound, firewall, managedNetwork } = draft;
  const given = network?.existing === undefined ? ['subnets'] : ['existing', 'subnets'];
  const pins = network?.existing === undefined ? network?.subnets : network.existing.subnets;
  const own = outbound === 'firewall' && firewall?.existing === undefined && managedNetwork === undefined;
  const unused: Record<string, boolean> = {
    compute: managedNetwork !== undefined,
    virtualMachines: (attached?.virtualMachines ?? []).length === 0,
    hdinsight: attached?.hdinsight === undefined,
    aks: aks === undefined,
    firewall: !own,
    firewallManagement: !own || !FIREWALL_TIERS[firewall?.tier ?? 'Standard'].management,
  };
  for (const [kind, pin] of Object.entries(pins ?? {})) {
    if (unused[kind] && pin !== undefined)
      notices.push({ path: ['network', ...given, kind], text: 'not used: the config makes no such subnet' });
  }
}

function checkSpace(space: Block, draft: ConfigDraft, problems: Problem[]): void {
  const { largestNetworkPrefix, smallestSubnetPrefix } = LIMITS;
  const { prefixLength } = space.cidr;
  if (prefixLength < largestNetworkPrefix.value || prefixLength > smallestSubnetPrefix.value) {
    problems.push({
      code: 'range',
      path: space.path,
      found: `${space.cidr}`,
      allowed: `a block of /${largestNetworkPrefix.value} to /${smallestSubnetPrefix.value}`,
      fix: 'choose another size',
    });
  }
  const existing = draft.network?.existing !== undefined;
  const kept = [
    ...UNUSABLE_RANGES,
    // In a network that others use too, only the subnets of ours have to stay clear of it.
    ...(existing ? [] : [DOCKER_BRIDGE]),
    ...(draft.aks === undefined ? [] : AKS_FORBIDDEN_RANGES),
  ].find(({ range }) => Cidr.parse(range).overlaps(space.cidr));
  if (kept !== undefined) {
    problems.push({
      code: 'overlap',
      path: space.path,
      found: `${space.cidr}`,
      allowed: `a block that does not touch ${kept.range} (${kept.what})`,
      fix: existing
        ? 'ask its owner for another network'
        : 'choose a block of 10.0.0.0/8 or 192.168.0.0/16 that is free',
    });
  }
}

/** Subnets that are given: large enough for their kind, inside the network, and apart from each other. */
export function checkPins(spaces: readonly Block[], pins: readonly Block[], problems: Problem[]): void {
  for (const pin of pins) {
    const isFirewall = pin.path.includes('firewall') || pin.path.includes('firewallManagement');
    const most = isFirewall ? LIMITS.firewallSubnetPrefix.value : LIMITS.smallestSubnetPrefix.value;
    if (pin.cidr.prefixLength > most) {
      problems.push({
        code: 'too-small',
        path: pin.path,
        found: `${pin.cidr}`,
        allowed: `/${most} or larger for ${pin.what}`,
        fix: `use ${Cidr.at(pin.cidr.first - (pin.cidr.first % 2 ** (32 - most)), most)}`,
      });
    }
    if (spaces.length > 0 && !spaces.some((space) => space.cidr.contains(pin.cidr))) {
      problems.push({
        code: 'outside',
        path: pin.path,
        found: `${pin.cidr}`,
        allowed: `a block of ${spaces.map(({ cidr }) => cidr).join(' or ')} (${writePath(spaces[0]?.path.filter((part) => typeof part === 'string') ?? [])})`,
        fix: 'move it inside, or widen the address space',
      });
    }
  }
  pins.forEach((pin, index) => {
    refuseOverlaps([pin], pins.slice(0, index), problems);
  });
}

/** One problem for each block and each other block that it touches. */
export function refuseOverlaps(blocks: readonly Block[], others: readonly Block[], problems: Problem[]): void {
  for (const one of blocks) {
    for (const other of others) {
      if (!one.cidr.overlaps(other.cidr)) continue;
      problems.push({
        code: 'overlap',
        path: one.path,
        found: one.written ?? `${one.cidr}`,
        allowed: `${one.what} apart from ${other.what}, ${other.cidr}`,
        fix: 'choose blocks that do not touch',
      });
    }
  }
}

export function block(path: ConfigPath, what: string, cidr: Cidr | undefined, written?: string): Block | undefined {
  return cidr === undefined ? undefined : { path, what, cidr, ...(written === undefined ? {} : { written }) };
}
