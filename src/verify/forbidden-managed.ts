import { FORBIDDEN_FLOWS, type ForbiddenId } from '../facts/required-flows';
import type { Compute } from '../model/service-model';
import type { Claim } from './claim';
import type { Step } from './flow';
import { managedClaim, managedNetworkOf } from './managed-network';
import type { Topology } from './topology';

/** Ports by which data leaves beside those that rules open to strangers. */
const WAYS_OUT = [80, 443];

/** What must not come in to a node of a managed network, and must not go out where outbound is limited. */
export function managedForbidden(topology: Topology, compute: Compute): Claim[] {
  const managed = managedNetworkOf(topology, compute);
  if (managed === undefined) return [];
  const forbidden = (id: ForbiddenId, text: string, step: Step): Claim => {
    const row = FORBIDDEN_FLOWS.find((one) => one.id === id);
    const about = { id, about: compute.address, why: row?.why ?? '', source: row?.source ?? '' };
    return managedClaim(managed, { ...about, must: 'not reach' }, text, step);
  };
  const inward = `the Internet to ${compute.name}`;
  const ports = [...new Set([...WAYS_OUT, ...managed.strangersPorts])].sort((a, b) => a - b);
  return [
    forbidden('internet-to-node', inward, inwardStep(compute)),
    ...(!managed.isLimited
      ? []
      : ports.flatMap((port) =>
          (['tcp', 'udp'] as const).map((protocol) =>
            forbidden(
              'node-to-internet',
              `${compute.name} to the Internet ${port}/${protocol}`,
              managed.toOutside({ tag: 'Internet', protocol, port }),
            ),
          ),
        )),
  ];
}

/** No rule of the input guards a public address in a network that Microsoft keeps. */
function inwardStep({ publicIp, address }: Compute): Step {
  const closed = publicIp === false;
  return {
    kind: 'way-in',
    verdict: closed ? 'blocked' : 'unknown',
    text: closed ? 'the node has no public address' : 'what guards a public address in a managed network is not known',
    address,
    semantics: closed ? ['K3', 'K5'] : ['K5', 'M2'],
  };
}
