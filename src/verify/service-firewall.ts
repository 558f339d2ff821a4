import type { Link, Subnet } from '../model/network-model';
import type { Service } from '../model/service-model';
import { isUnknown, known, type Maybe } from '../model/terraform-value';
import { addressesOf } from '../net/address-set';
import type { Cidr } from '../net/cidr';
import type { Assumptions } from './assumptions';
import type { Step } from './flow';
import { titleOf } from './names';
import type { Point } from './point';

/** How a packet comes to a service at its public address. */
export interface Arrival {
  readonly source: Point;
  /** It came by a service endpoint of this subnet. */
  readonly endpointOf?: Subnet;
  /** It is the platform of a service, with that service's identity. */
  readonly platform?: Service;
  readonly region?: string;
}

const TRUSTED: Record<Service['kind'], readonly string[]> = {
  storage: ['G5', 'G6'],
  vault: ['G13'],
  registry: ['G16'],
  workspace: [],
  databricks: [],
};

/** The service's own firewall, in the documented order (section G). A private endpoint is judged before this. */
export function judgeService(service: Service, part: string, arrival: Arrival, assume: Assumptions): Step {
  const title = titleOf(service, part);
  const say = (verdict: 'reached' | 'blocked', text: string, ...semantics: string[]): Step => ({
    kind: 'service',
    verdict,
    text,
    address: service.address,
    decider: service.kind,
    semantics,
  });
  const sure = <T>(value: Maybe<T>, yes: (value: T) => boolean, what: string): boolean =>
    isUnknown(value)
      ? assume.ask(`${service.address} ${what}`, {
          kind: 'service',
          text: `${what} of ${service.address} is not known`,
          address: service.address,
          semantics: [],
        })
      : yes(value as T);
  if (arrival.platform !== undefined) {
    const instances: readonly Link[] = known(service.instanceRules, []);
    if (service.kind === 'storage' && instances.includes(arrival.platform.address)) {
      return say('reached', `${title} admits this instance of ${arrival.platform.address}`, 'G5', 'G7');
    }
    if (sure<boolean>(service.trusted, (trusted) => trusted, 'bypass')) {
      return say('reached', `${title} admits Azure's trusted services`, ...TRUSTED[service.kind]);
    }
    if (isUnknown(service.instanceRules) || instances.some(isUnknown)) {
      if (sure<boolean>({ unknown: '' }, () => false, 'resource instance rules'))
        return say('reached', `${title} admits this instance`, 'G5');
    }
  }
  if (!sure<boolean>(service.publicAccess, (open) => open, 'public network access')) {
    const rows = { storage: ['G5'], vault: ['G13'], registry: ['G15'], workspace: ['G19'], databricks: [] }[
      service.kind
    ];
    return say('blocked', `${title} has public network access disabled`, 'G4', ...rows);
  }
  if (sure<string>(service.defaultAction, (action) => action === 'Allow', 'default action')) {
    return say('reached', `${title} is open to every network`, 'G4', 'F3');
  }
  const { endpointOf } = arrival;
  if (endpointOf !== undefined) {
    const admitted = sure<readonly Link[]>(
      service.subnetRules,
      (subnets) =>
        subnets.includes(endpointOf.address) ||
        (subnets.some(isUnknown) && sure<boolean>({ unknown: '' }, () => false, `a rule for ${endpointOf.address}`)),
      'virtual network rules',
    );
    return admitted
      ? say('reached', `${title} admits ${endpointOf.address} by its virtual network rule`, 'F1', 'F4')
      : say(
          'blocked',
          `${title} has no rule for ${endpointOf.address}; from a service endpoint no IP rule counts`,
          'F2',
          'G4',
        );
  }
  const sameRegion = arrival.region !== undefined && arrival.region === known(service.region, '');
  if (service.kind === 'storage' && sameRegion) {
    return say('blocked', `${title} takes no IP rule for clients of its own region`, 'G8');
  }
  const allowed = sure<readonly Cidr[]>(
    service.ipRules,
    (blocks) => ipRuleAdmits(service, blocks, arrival.source, assume),
    'IP rules',
  );
  return allowed
    ? say('reached', `${title} admits the client's address`, service.kind === 'vault' ? 'G12' : 'G4')
    : say('blocked', `${title} admits no such client: its default action is Deny`, 'G4', 'F4');
}

function ipRuleAdmits(service: Service, blocks: readonly Cidr[], source: Point, assume: Assumptions): boolean {
  if (blocks.length === 0) return false;
  const rules = addressesOf(blocks);
  if (source.addresses !== undefined) {
    if (rules.contains(source.addresses)) return true;
    if (!rules.overlaps(source.addresses)) return false;
  }
  return assume.ask(`ip rules of ${service.address} for ${source.text}`, {
    kind: 'service',
    text: `whether an IP rule of ${service.address} holds the address of ${source.text} is not known`,
    address: service.address,
    semantics: ['G4'],
  });
}
