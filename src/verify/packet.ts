import { IntervalSet } from '../net/interval-set';
import type { Protocol } from '../net/traffic-set';
import type { Point } from './point';

/** What a rule looks at. */
export interface PointPacket {
  readonly source: Point;
  readonly destination: Point;
  readonly protocol: Protocol;
  readonly port: number;
  readonly sourcePort?: number;
}

/** Clients take a free high port unless they say otherwise. */
const EPHEMERAL = IntervalSet.of({ first: 1024, last: 65535 });

export function sourcePorts({ sourcePort }: PointPacket): IntervalSet {
  return sourcePort === undefined ? EPHEMERAL : IntervalSet.of({ first: sourcePort, last: sourcePort });
}
