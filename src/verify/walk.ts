import { PLATFORM_ADDRESSES } from '../facts/default-rules';
import type { Subnet } from '../model/network-model';
import type { Judgement } from './flow';
import { hostAddressOf } from './host-address';
import type { Path } from './path';
import type { Point } from './point';
import { fromOutside } from './walk-inward';
import { route } from './walk-route';
import { rules } from './walk-rules';
import { name } from './walk-service';

/** One packet from one point to another, hop by hop, in the documented order. */
export function walk(path: Path, source: Point, destination: Point): Judgement {
  if (path.flow.protocol === 'other') {
    return path.assume.doubt({ kind: 'address', text: 'other protocols are not modelled', semantics: ['A3', 'B14'] });
  }
  if (source.pod === true || destination.pod === true) return inCluster(path, source, destination);
  if (source.service !== undefined && source.subnet === undefined) return fromPlatform(path, source, destination);
  if (source.subnet === undefined) return fromOutside(path, source, destination);
  return fromSubnet(path, source, source.subnet, destination);
}

/** A service acting with its own identity: only the other service's firewall stands in between. */
function fromPlatform(path: Path, source: Point, { service, part = '' }: Point): Judgement {
  if (service === undefined || source.service === undefined) {
    return path.assume.doubt({ kind: 'address', text: 'the platform reaches it outside the input', semantics: ['M2'] });
  }
  return path.judge(service, part, { source, platform: source.service });
}

/** Inside a cluster: pods of an overlay are carried from node to node, and the subnet's group judges them (H12). */
function inCluster(path: Path, source: Point, destination: Point): Judgement {
  const { subnet } = source;
  if (subnet === undefined || destination.subnet === undefined || destination.addresses === undefined)
    return path.assume.doubt({
      kind: 'address',
      text: `where ${destination.text} are is not in the input`,
      semantics: ['H12'],
    });
  const packet = path.packet(source, destination);
  if (!rules(path, 'Outbound', source, subnet, packet)) return path.end('blocked');
  if (!rules(path, 'Inbound', destination, destination.subnet, packet)) return path.end('blocked');
  const text = `the overlay carries it from node to node`;
  return path.say('reached', { kind: 'route', text, address: subnet.address, semantics: ['H12'] });
}

function fromSubnet(path: Path, source: Point, subnet: Subnet, wanted: Point): Judgement {
  const network = path.topology.network(subnet);
  const destination = name(path, wanted, network);
  if (destination === undefined) return path.end('blocked');
  const packet = path.packet(source, destination);
  if (!rules(path, 'Outbound', source, subnet, packet)) return path.end('blocked');
  const host = hostAddressOf(destination);
  // The host answers at two addresses that no route leads to.
  if (host === undefined) return route(path, packet, subnet, { at: network, translated: false }, []);
  const text = `${PLATFORM_ADDRESSES[host].ip} is the host itself; no route applies to it`;
  return path.say('reached', { kind: 'route', text, semantics: ['C18'] });
}
