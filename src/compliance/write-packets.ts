import { ALL_PORTS } from '../net/port-set';
import type { TrafficSet } from '../net/traffic-set';

/** Protocols and ports of a set in words: `tcp 443, 8787; udp 5831`. */
export function writePackets(set: TrafficSet): string {
  return set.boxes
    .map(({ protocols, ports }) => {
      const names = protocols.length === 4 ? 'any protocol' : protocols.join('+');
      return ports.equals(ALL_PORTS) ? names : `${names} ${`${ports}`.replaceAll(',', ', ')}`;
    })
    .join('; ');
}
