import type { Subnet } from '../model/network-model';
import { isUnknown, known } from '../model/terraform-value';
import { addressesOf } from '../net/address-set';
import { Ipv4 } from '../net/cidr';
import { IntervalSet } from '../net/interval-set';
import type { Endpoint } from './flow';
import { frontendAt, frontendPoint } from './load-balancers';
import { namesOf, publicPoint } from './names';
import type { Point } from './point';
import { hostsOf, type Topology } from './topology';

/**
 * The point that an end of a flow names.
 *
 * @throws Error when the model has no such resource
 */
export function pointOf(topology: Topology, end: Endpoint): Point {
  if ('subnet' in end) {
    const subnet = found(topology.subnet(end.subnet), end.subnet);
    return {
      text: subnet.name,
      ...addressesIn(subnet),
      subnet,
      ...(end.compute === undefined ? {} : { node: true }),
      ...(end.publicIp === undefined ? {} : { publicIp: end.publicIp }),
    };
  }
  if ('machine' in end) {
    const machine = found(
      topology.model.machines.find(({ address }) => address === end.machine),
      end.machine,
    );
    const subnet = isUnknown(machine.subnet) ? undefined : topology.subnet(machine.subnet);
    const addresses =
      machine.ip === undefined
        ? subnet === undefined
          ? {}
          : addressesIn(subnet)
        : { addresses: addressesOf([machine.ip.block]) };
    return { text: machine.address, machine, ...addresses, ...(subnet === undefined ? {} : { subnet }) };
  }
  if ('service' in end)
    return publicPoint(
      found(
        topology.model.services.find(({ address }) => address === end.service),
        end.service,
      ),
      end.part,
    );
  if ('platform' in end) {
    const service = found(
      topology.model.services.find(({ address }) => address === end.platform),
      end.platform,
    );
    return { text: `the platform of ${known(service.name, service.address)}`, service };
  }
  if ('scoring' in end) return scoringPoint(topology, end.scoring);
  if ('pods' in end) return podPoint(topology, end.pods);
  if ('ip' in end) return addressPoint(topology, end.ip);
  if (!('tag' in end)) return hostPoint(topology, end.host);
  if (end.tag.toLowerCase() === 'internet')
    return {
      text: 'the Internet',
      tag: 'Internet',
      stranger: true,
      addresses: strangers(topology),
      ...(end.host === undefined ? {} : { host: end.host }),
    };
  const addresses = topology.tagAddresses(end.tag);
  return {
    text: end.host === undefined ? end.tag : `${end.host} (${end.tag})`,
    tag: end.tag,
    ...(end.owner === undefined ? {} : { owner: end.owner }),
    ...(end.host === undefined ? {} : { host: end.host }),
    ...(addresses === undefined || addresses.isEmpty ? {} : { addresses }),
  };
}

/** Rules see the load balancer's own address (H6): one of the subnet where it is internal, a public one otherwise. */
function scoringPoint(topology: Topology, address: string): Point {
  const cluster = found(
    topology.model.clusters.find((one) => one.address === address),
    address,
  );
  const subnet =
    cluster.subnet === undefined || isUnknown(cluster.subnet) ? undefined : topology.subnet(cluster.subnet);
  const internal = cluster.scoring?.internal ?? true;
  const text = `scoring on ${known(cluster.name, address)}`;
  const place = subnet === undefined ? {} : { subnet };
  if (internal === true)
    return { text, ...place, ...(subnet === undefined ? {} : addressesIn(subnet)), frontend: true };
  return { text, ...place, tag: 'Internet', publicIp: isUnknown(internal) ? internal : true, frontend: true };
}

/** Rules of the nodes' subnet see pods by their own addresses (H12). */
function podPoint(topology: Topology, address: string): Point {
  const {
    name,
    subnet: link,
    podBlocks,
  } = found(
    topology.model.clusters.find((one) => one.address === address),
    address,
  );
  const subnet = link === undefined || isUnknown(link) ? undefined : topology.subnet(link);
  const blocks = podBlocks === undefined ? [] : known(podBlocks, []);
  return {
    text: `pods of ${known(name, address)}`,
    pod: true,
    node: true,
    ...(blocks.length === 0 ? {} : { addresses: addressesOf(blocks) }),
    ...(subnet === undefined ? {} : { subnet }),
  };
}

function found<T>(resource: T | undefined, address: string): T {
  if (resource === undefined) throw new Error(`the input holds no ${address}`);
  return resource;
}

function addressesIn(subnet: Subnet): { readonly addresses?: IntervalSet } {
  const hosts = hostsOf(subnet);
  return hosts.isEmpty ? {} : { addresses: hosts };
}

/** Public names of the model's own services lead to them; any other is somewhere in public. */
function hostPoint(topology: Topology, host: string): Point {
  const [label = '', ...rest]: string[] = host.toLowerCase().split('.');
  const suffix = rest.join('.');
  const service = topology.model.services.find(({ name }) => known(name, '') === label);
  if (service !== undefined) {
    const row = namesOf(service).find(
      ({ part, zone }) => zone === `privatelink.${suffix}` || publicPoint(service, part).host === host.toLowerCase(),
    );
    if (row !== undefined) return publicPoint(service, row.part);
  }
  return { text: host, tag: 'Internet', host };
}

function addressPoint(topology: Topology, text: string): Point {
  const ip = Ipv4.parse(text);
  const addresses = addressesOf([ip.block]);
  const owner = topology.model.publicIps.find((one) => one.ip?.value === ip.value);
  const behind = topology.model.machines.find(({ publicIp }) => publicIp !== undefined && publicIp === owner?.address);
  if (behind !== undefined) return pointOf(topology, { machine: behind.address });
  const balanced = frontendAt(topology, ip.value, owner?.address);
  if (balanced !== undefined) return frontendPoint(topology, balanced);
  const machine = topology.machineAt(ip.value);
  const subnet = topology.subnetOf(ip.value);
  const endpoint = topology.model.privateEndpoints.find(({ ips }) => ips.some(({ value }) => value === ip.value));
  const service =
    endpoint === undefined ? undefined : topology.model.services.find(({ address }) => address === endpoint.target);
  return {
    text,
    addresses,
    ...(machine === undefined ? {} : { machine }),
    ...(subnet === undefined ? {} : { subnet }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(service === undefined ? {} : { service }),
  };
}

/**
 * Public addresses that nobody in the input names: a block of /8 or longer in a rule is somebody in particular.
 */
function strangers(topology: Topology): IntervalSet {
  const { securityGroups, firewalls, services } = topology.model;
  const parties = [
    ...securityGroups.flatMap(({ rules }) =>
      rules.flatMap(({ sources, destinations }) => [...sources, ...destinations]),
    ),
    ...firewalls.flatMap(({ network, nat, application }) =>
      [...network, ...nat, ...application].flatMap(({ rules }) =>
        rules.flatMap((rule) => [...rule.sources, ...('destinations' in rule ? rule.destinations : [])]),
      ),
    ),
  ];
  const named = [
    ...parties.flatMap((party) => ('block' in party ? [party.block] : [])),
    ...services.flatMap(({ ipRules }) => known(ipRules, [])),
    ...topology.model.routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ to }) => ('block' in to ? [to.block] : [])),
    ),
  ];
  const particular = named.filter(({ prefixLength }) => prefixLength >= 8);
  return topology.publicAddresses.subtract(particular.length === 0 ? IntervalSet.EMPTY : addressesOf(particular));
}
