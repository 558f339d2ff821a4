import { PrivateEndpoint as TfPrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { Construct } from 'constructs';
import { CLOUDS, forCloud } from '../facts/clouds';
import { PRIVATE_LINKS, type PrivateLinkKind } from '../facts/private-link';
import { PrivateDnsZone } from './private-dns-zone';
import {
  type After,
  cloudOfPlacement,
  type Placement,
  type PrivateDnsZoneRef,
  placed,
  type SubnetRef,
  type VirtualNetworkRef,
  type Waits,
} from './refs';

export interface PrivateEndpointProps extends Waits {
  readonly name: string;
  readonly placement: Placement;
  /** What kind of service it leads to, or which part of an account; decides the sub-resource and the DNS zones. */
  readonly service: PrivateLinkKind;
  readonly targetId: string;
  readonly subnet: SubnetRef;
  /** The networks whose hosts find the service at its private address; not asked where `zones` are given. */
  readonly networks: readonly VirtualNetworkRef[];
  /** Zones that it writes its names into. @default - its own, made here: one endpoint of a kind in a network */
  readonly zones?: readonly PrivateDnsZoneRef[];
}

/** A private endpoint with the DNS zones that its service needs. */
export class PrivateEndpoint extends Construct {
  public readonly privateEndpointId: string;
  /** The endpoint and its zones' links: whoever needs the private name waits for them. */
  public readonly ready: After;

  /** @throws Error when the cloud of the placement has no private link for the service */
  constructor(scope: Construct, id: string, props: PrivateEndpointProps) {
    super(scope, id);
    const { placement, networks } = props;
    const cloud = cloudOfPlacement(placement);
    const link = forCloud(PRIVATE_LINKS[props.service], cloud);
    if (link === undefined)
      throw new Error(
        `private endpoint '${props.name}': ${CLOUDS[cloud].title} has no private link to a ${props.service}`,
      );
    const { groupId, zones: names } = link;
    const zones = props.zones ?? names.map((name) => new PrivateDnsZone(this, name, { name, placement, networks }));
    const endpoint = new TfPrivateEndpoint(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      subnetId: props.subnet.subnetId,
      privateServiceConnection: {
        name: props.name,
        isManualConnection: false,
        privateConnectionResourceId: props.targetId,
        subresourceNames: [groupId],
      },
      privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: zones.map(({ zoneId }) => zoneId) },
      ...(props.after === undefined || props.after.length === 0 ? {} : { dependsOn: [...props.after] }),
    });
    this.privateEndpointId = endpoint.id;
    this.ready = [endpoint, ...zones.flatMap(({ ready }) => ready)];
  }
}
