import type { NetworkModel } from '../model/network-model';
import { isUnknown, type Maybe } from '../model/terraform-value';
import { IntervalSet } from '../net/interval-set';
import { ALL_PORTS } from '../net/port-set';
import type { Protocol } from '../net/traffic-set';

/** Packets that no rule of the models tells apart: one of them speaks for all. */
export interface PacketClass {
  readonly protocol: Protocol;
  readonly ports: IntervalSet;
  readonly port: number;
}

/** Ports that Azure itself treats in a way of its own (B24, B26, B30). */
const SPECIAL = [25, 53, 80, 443, 445, 1688];

/** The classes of all packets, judged by the ports that rules of any of the models name. */
export function classesOf(models: readonly NetworkModel[]): PacketClass[] {
  const named = models.flatMap(portsIn).concat(SPECIAL.map((port) => IntervalSet.of({ first: port, last: port })));
  const distinct = [...new Map(named.map((set) => [`${set}`, set])).values()];
  let groups: readonly IntervalSet[] = [ALL_PORTS];
  for (const set of distinct)
    groups = groups.flatMap((group) => [group.intersect(set), group.subtract(set)].filter((one) => !one.isEmpty));
  const withPorts = (['tcp', 'udp'] as const).flatMap((protocol) =>
    groups.map((ports): PacketClass => ({ protocol, ports, port: representative(ports) })),
  );
  return [...withPorts, { protocol: 'icmp', ports: ALL_PORTS, port: 0 }];
}

/** Port 0 is in no packet of ours, if there is another. */
function representative(ports: IntervalSet): number {
  const [first] = ports.intervals;
  return first === undefined ? 0 : first.first === 0 && first.last > 0 ? 1 : first.first;
}

function portsIn({ securityGroups, firewalls, loadBalancers }: NetworkModel): IntervalSet[] {
  const sets: Maybe<IntervalSet>[] = [
    ...loadBalancers.flatMap(({ rules }) =>
      rules.flatMap(({ backendPort }) =>
        typeof backendPort === 'number' ? [IntervalSet.of({ first: backendPort, last: backendPort })] : [],
      ),
    ),
    ...securityGroups.flatMap(({ rules }) => rules.map(({ ports }) => ports)),
    ...firewalls.flatMap(({ network, nat, application }) => [
      ...[...network, ...nat].flatMap((collection) => collection.rules.map(({ ports }) => ports)),
      ...application.flatMap((collection) =>
        collection.rules.flatMap(({ protocols }) =>
          isUnknown(protocols) ? [] : protocols.map(({ port }) => IntervalSet.of({ first: port, last: port })),
        ),
      ),
    ]),
  ];
  return sets.filter((set): set is IntervalSet => !isUnknown(set));
}
