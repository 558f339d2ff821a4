import { Construct } from 'constructs';
import { PrivateEndpoint } from '../constructs/private-endpoint';
import type { After, Placement, SubnetRef } from '../constructs/refs';
import type { PrivateLinkKind } from '../facts/private-link';
import type { PrivateDnsZones } from './private-dns-zones';

export interface PrivateEndpointsProps {
  /** What the endpoints' names begin with; `-blob`, `-vault` and the like follow. */
  readonly name: string;
  readonly placement: Placement;
  /** The account or vault. */
  readonly targetId: string;
  /** One endpoint for each. */
  readonly kinds: readonly PrivateLinkKind[];
  readonly subnet: SubnetRef;
  readonly zones: PrivateDnsZones;
  readonly after: After;
}

/** The private endpoints of one account or vault, its default ones or a further one's, in zones that all share. */
export class PrivateEndpoints extends Construct {
  /** Id of the endpoint of each kind. */
  public readonly ids: ReadonlyMap<PrivateLinkKind, string>;
  /** Whoever needs the private names waits for these. */
  public readonly ready: After;

  constructor(scope: Construct, id: string, props: PrivateEndpointsProps) {
    super(scope, id);
    const { name, kinds, placement, targetId, subnet, zones, after } = props;
    const endpoints = kinds.map((kind) => {
      const common = { placement, targetId, subnet, after, networks: [] };
      return new PrivateEndpoint(this, kind, {
        ...common,
        name: `${name}-${kind}`,
        service: kind,
        zones: zones.of(kind),
      });
    });
    this.ids = new Map(kinds.map((kind, index) => [kind, endpoints[index]?.privateEndpointId ?? '']));
    this.ready = endpoints.flatMap(({ ready }) => ready);
  }
}
