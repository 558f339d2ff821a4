import type { Machine, Network, NetworkModel, Peering, RouteTable, Subnet } from '../model/network-model';
import type { SecurityGroup } from '../model/security-model';
import type { ServiceTags } from '../model/service-tags';
import { isUnknown, type Maybe } from '../model/terraform-value';
import { addressesOf, PUBLIC_ADDRESSES } from '../net/address-set';
import type { Cidr } from '../net/cidr';
import { IntervalSet } from '../net/interval-set';
import type { Given } from './given';

/** The model with its links followed. */
export class Topology {
  private readonly networks: ReadonlyMap<string, Network>;
  private readonly groups: ReadonlyMap<string, SecurityGroup>;
  private readonly tables: ReadonlyMap<string, RouteTable>;
  private readonly subnets: ReadonlyMap<string, Subnet>;
  /** Public addresses that no network of the model took for itself (A4). */
  public readonly publicAddresses: IntervalSet;
  /** Something in the model may announce routes that Terraform does not hold. */
  public readonly gateway: string | undefined;

  public constructor(
    public readonly model: NetworkModel,
    public readonly tags?: ServiceTags,
    public readonly given: readonly Given[] = [],
  ) {
    const byAddress = <T extends { address: string }>(all: readonly T[]) =>
      new Map(all.map((one) => [one.address, one]));
    this.networks = byAddress(model.networks);
    this.groups = byAddress(model.securityGroups);
    this.tables = byAddress(model.routeTables);
    this.subnets = byAddress(model.subnets);
    this.publicAddresses = model.networks.reduce(
      (left, { blocks }) => left.subtract(addressesOf(isUnknown(blocks) ? [] : blocks)),
      PUBLIC_ADDRESSES,
    );
    this.gateway = this.outside(/azurerm_(virtual_network_gateway|express_route|virtual_hub|virtual_wan)/);
  }

  /** A resource that is in the input and not in the model. */
  public outside(type: RegExp): string | undefined {
    return this.model.notModelled.find(({ address }) => type.test(address))?.address;
  }

  public network(subnet: Subnet): Network | undefined {
    return isUnknown(subnet.network) ? undefined : this.networks.get(subnet.network);
  }

  public networkAt(address: string): Network | undefined {
    return this.networks.get(address);
  }

  public subnet(address: string): Subnet | undefined {
    return this.subnets.get(address);
  }

  public group(link: Maybe<string> | undefined): SecurityGroup | 'none' | 'unknown' {
    if (link === undefined) return 'none';
    return isUnknown(link) ? 'unknown' : (this.groups.get(link) ?? 'unknown');
  }

  public table(link: Maybe<string> | undefined): RouteTable | 'none' | 'unknown' {
    if (link === undefined) return 'none';
    return isUnknown(link) ? 'unknown' : (this.tables.get(link) ?? 'unknown');
  }

  /** The subnet whose blocks hold this address. */
  public subnetOf(address: number): Subnet | undefined {
    return this.model.subnets.find((subnet) => blocksHold(subnet.blocks, address));
  }

  public machineAt(address: number): Machine | undefined {
    return this.model.machines.find(({ ip }) => ip?.value === address);
  }

  /** Peerings that start in a network, each with the one that answers it. */
  public peeringsOf(
    network: Network,
  ): { readonly out: Peering; readonly back: Peering | undefined; readonly peer: Network | undefined }[] {
    return this.model.peerings
      .filter(({ from }) => from === network.address)
      .map((out) => ({
        out,
        back: this.model.peerings.find(({ from, to }) => from === out.to && to === network.address),
        peer: isUnknown(out.to) ? undefined : this.networks.get(out.to),
      }));
  }

  /** What may have learnt routes for a subnet: a gateway of the input, or one behind a peering. */
  public gatewayOf(subnet: Subnet): string | undefined {
    if (this.gateway !== undefined) return this.gateway;
    const network = this.network(subnet);
    const remote = network === undefined ? [] : this.peeringsOf(network);
    return remote.find(({ out }) => out.useRemoteGateways !== false)?.out.address;
  }

  /** A network that the input does not hold is peered with this one, or may be where it is somebody else's. */
  public reachesElsewhere(network: Network): boolean {
    const peers = this.peeringsOf(network);
    return network.elsewhere === true || peers.some(({ peer }) => peer === undefined || isUnknown(peer.blocks));
  }

  /** The addresses of a tag's file, if there is one. */
  public tagAddresses(tag: string): IntervalSet | undefined {
    return tag.toLowerCase() === 'internet' ? this.publicAddresses : this.tags?.addressesOf(tag);
  }
}

export function setOf(blocks: Maybe<readonly Cidr[]>): IntervalSet {
  return isUnknown(blocks) ? IntervalSet.EMPTY : addressesOf(blocks);
}

/** Addresses that machines of a subnet can have: the first four and the last of each block are Azure's (A2). */
export function hostsOf(subnet: Subnet): IntervalSet {
  if (isUnknown(subnet.blocks)) return IntervalSet.EMPTY;
  return IntervalSet.of(
    ...subnet.blocks
      .filter(({ size }) => size > 5)
      .map(({ first, size }) => ({ first: first + 4, last: first + size - 2 })),
  );
}

function blocksHold(blocks: Maybe<readonly Cidr[]>, address: number): boolean {
  return !isUnknown(blocks) && blocks.some(({ first, size }) => first <= address && address < first + size);
}
