import { Construct } from 'constructs';
import { ExistingPrivateDnsZone } from '../constructs/existing-private-dns-zone';
import { PrivateDnsZone } from '../constructs/private-dns-zone';
import { cloudOfPlacement, type Placement, type PrivateDnsZoneRef, type VirtualNetworkRef } from '../constructs/refs';
import { type PrivateLinkKind, zonesOf } from '../facts/private-link';
import type { ExistingZone } from '../plan/private-dns-zones';

export interface PrivateDnsZonesProps {
  /** Somebody else's zones. @default - each is made here when it is first asked for */
  readonly existing?: readonly ExistingZone[];
  readonly placement: Placement;
  readonly networks: readonly VirtualNetworkRef[];
}

/** The zones that several endpoints share: a network takes one zone of a name. */
export class PrivateDnsZones extends Construct {
  private readonly zones = new Map<string, PrivateDnsZoneRef>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PrivateDnsZonesProps,
  ) {
    super(scope, id);
  }

  /** Whether the zones are somebody else's. */
  public get areGiven(): boolean {
    return this.props.existing !== undefined;
  }

  /** The zones of one kind of endpoint, made once. @throws Error when the given zones have none of that kind */
  public of(kind: PrivateLinkKind): readonly PrivateDnsZoneRef[] {
    return zonesOf([kind], cloudOfPlacement(this.props.placement)).map((name) => {
      const zone = this.zones.get(name) ?? this.zone(name);
      this.zones.set(name, zone);
      return zone;
    });
  }

  private zone(name: string): PrivateDnsZoneRef {
    const { existing, placement, networks } = this.props;
    if (existing === undefined) return new PrivateDnsZone(this, name, { name, placement, networks });
    const given = existing.find((one) => one.name === name);
    if (given === undefined) throw new Error(`the plan has no zone ${name}`);
    if ('id' in given.at) return { zoneId: given.at.id, ready: [] };
    const { resourceGroup, linkedByUs } = given.at;
    return new ExistingPrivateDnsZone(this, name, {
      name,
      resourceGroupName: resourceGroup,
      ...(linkedByUs ? { networks } : {}),
    });
  }
}
