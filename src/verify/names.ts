import { allForCloud, CLOUDS } from '../facts/clouds';
import { REGION_SUFFIXES, type Region } from '../facts/regions';
import { SERVICE_NAMES } from '../facts/service-names';
import type { DnsZone, Network, PrivateEndpoint } from '../model/network-model';
import type { Service } from '../model/service-model';
import { isUnknown, known } from '../model/terraform-value';
import { addressesOf } from '../net/address-set';
import type { Assumptions } from './assumptions';
import type { Point } from './point';
import { hostsOf, type Topology } from './topology';

export type Answer =
  | {
      readonly point: Point;
      readonly private: boolean;
      readonly text: string;
      readonly address?: string;
      readonly semantics: readonly string[];
    }
  /** The name leads nowhere. */
  | { readonly nowhere: string; readonly address?: string; readonly semantics: readonly string[] };

export function nameOf(service: Service, part: string) {
  return namesOf(service).find((row) => row.part === part);
}

/** The public names of a service, as they are in its cloud. */
export function namesOf({ kind, cloud }: Service) {
  return allForCloud(SERVICE_NAMES, cloud).filter((row) => row.kind === kind);
}

/** Resolves the name of a service as a client in this network does (A7-A12). */
export function resolve(
  topology: Topology,
  service: Service,
  part: string,
  client: Network | undefined,
  assume: Assumptions,
): Answer {
  const row = nameOf(service, part);
  const title = titleOf(service, part);
  const open: Answer = {
    point: { ...publicPoint(service, part), text: `${title} at its public address` },
    private: false,
    text: `${title} resolves to its public address`,
    semantics: ['A7'],
  };
  if (row === undefined) return { nowhere: `${part} is no part of a ${service.kind} that is modelled`, semantics: [] };
  const mine = topology.model.privateEndpoints.filter(
    ({ subresource }) => known(subresource, row.subresource) === row.subresource,
  );
  const endpoints = mine.filter(({ target }) => target === service.address);
  const stray = mine.find(({ target }) => isUnknown(target));
  if (endpoints.length === 0 && stray !== undefined) {
    const ask = {
      kind: 'name',
      text: `whether ${stray.address} is an endpoint of ${title} is not known`,
      address: stray.address,
      semantics: ['A7'],
    } as const;
    if (assume.ask(`endpoint ${stray.address} ${part}`, ask)) endpoints.push({ ...stray, target: service.address });
  }
  const approved = endpoints.filter((endpoint) => endpoint.approved);
  const waiting = endpoints.find((endpoint) => !endpoint.approved);
  if (approved.length === 0 && waiting !== undefined) {
    // A17: until its owner approves, the endpoint carries nothing and the name stays public.
    return { ...open, text: `${open.text}: ${waiting.address} waits for approval`, semantics: ['A7', 'A17'] };
  }
  if (approved.length === 0 || client === undefined)
    return { ...open, semantics: client === undefined ? ['A15'] : ['A7'] };
  const resolver = resolverOf(topology, client, assume);
  if (resolver === undefined)
    return { nowhere: `the DNS server of ${client.name} does not answer`, address: client.address, semantics: ['A12'] };
  const zone = linkedZone(topology, row.zone, resolver, assume);
  if (zone === undefined) {
    return { ...open, text: `${open.text}: ${row.zone} is not linked to ${resolver.name}`, semantics: ['A9'] };
  }
  const endpoint = approved.find((one) => writes(one, zone.zone, assume));
  if (endpoint !== undefined) return atEndpoint(topology, service, part, endpoint, zone, assume);
  const record = zone.zone.records.find(({ name }) => name === service.name || name === '*');
  if (record !== undefined) {
    const ips = known(record.ips, []);
    const named = approved.find(
      (one) =>
        one.ips.some((ip) => ips.some((host) => 'ip' in host && host.ip.value === ip.value)) ||
        ips.some((host) => 'of' in host && host.of === one.address),
    );
    if (named !== undefined) return atEndpoint(topology, service, part, named, zone, assume);
    return assume.doubt({
      kind: 'name',
      text: `where the record '${record.name}' of ${row.zone} points is not known`,
      address: zone.zone.address,
      semantics: ['A14'],
    });
  }
  if (zone.fallback) return { ...open, text: `${open.text}: the link falls back to public names`, semantics: ['A10'] };
  return {
    nowhere: `${row.zone} is linked to ${resolver.name} and holds no record of ${title}`,
    address: zone.zone.address,
    semantics: ['A10'],
  };
}

export function titleOf(service: Service, part: string): string {
  return `${known(service.name, service.address)} (${part})`;
}

/** The public address of a service: some address of its tag. */
export function publicPoint(service: Service, part: string): Point {
  const row = nameOf(service, part);
  const region = known(service.region, '');
  const suffix = REGION_SUFFIXES[region.toLowerCase().replaceAll(' ', '') as Region];
  const tag = row === undefined ? 'Internet' : row.regional && suffix !== undefined ? `${row.tag}.${suffix}` : row.tag;
  return { text: titleOf(service, part), tag, service, part, ...hostOf(service, part) };
}

/** The name that a client's TLS shows. */
function hostOf(service: Service, part: string): Pick<Point, 'host'> {
  const name = service.name;
  if (isUnknown(name)) return {};
  const region = `${known(service.region, '')}`.toLowerCase();
  const cloud = CLOUDS[service.cloud];
  const hosts: Record<string, string> = {
    vault: `${name}.${cloud.vault}`,
    registry: `${name}.${cloud.registry}`,
    data: `${name}.${region}.data.${cloud.registry}`,
    api: `workspace.${region}.${cloud.workspaceApi}`,
    notebooks: `workspace.${region}.${cloud.notebooks}`,
  };
  const front = nameOf(service, part)?.zone.replace('privatelink.', 'adb.');
  if (service.kind === 'databricks') return front === undefined ? {} : { host: front };
  return { host: service.kind === 'storage' ? `${name}.${part}.${cloud.storage}` : (hosts[part] ?? name) };
}

function atEndpoint(
  topology: Topology,
  service: Service,
  part: string,
  endpoint: PrivateEndpoint,
  zone: { readonly zone: DnsZone },
  assume: Assumptions,
): Answer {
  const subnet = isUnknown(endpoint.subnet) ? undefined : topology.subnet(endpoint.subnet);
  if (subnet === undefined) {
    const text = `the subnet of ${endpoint.address} is not known`;
    return assume.doubt({ kind: 'name', text, address: endpoint.address, semantics: ['A14', 'M2'] });
  }
  const addresses = endpoint.ips.length > 0 ? addressesOf(endpoint.ips.map((ip) => ip.block)) : hostsOf(subnet);
  return {
    point: {
      ...publicPoint(service, part),
      tag: undefined as never,
      text: `${titleOf(service, part)} at its private endpoint`,
      endpoint,
      ...(addresses.isEmpty ? {} : { addresses }),
      subnet,
    },
    private: true,
    text: `${titleOf(service, part)} resolves to ${endpoint.address} by ${known(zone.zone.name, zone.zone.address)}`,
    address: endpoint.address,
    semantics: ['A8'],
  };
}

/** The network whose zone links decide: the client's, or that of its DNS server (A12). */
export function resolverOf(topology: Topology, client: Network, assume: Assumptions): Network | undefined {
  const doubt = (text: string) => assume.doubt({ kind: 'name', text, address: client.address, semantics: ['A12'] });
  if (isUnknown(client.dnsServers)) {
    return doubt(`the DNS servers of ${client.name} are not known`);
  }
  const [server] = client.dnsServers;
  if (server === undefined) return client;
  const firewall = topology.model.firewalls.find((one) => {
    if ('of' in server) return one.address === server.of;
    const home = isUnknown(one.subnet) ? undefined : topology.subnet(one.subnet);
    return (
      'ip' in server &&
      (one.privateIp?.value === server.ip.value || (home !== undefined && topology.subnetOf(server.ip.value) === home))
    );
  });
  if (firewall !== undefined) {
    // A firewall that is no DNS proxy answers nobody; Basic has none (E23).
    if (firewall.dnsProxy === false || firewall.tier === 'Basic') return undefined;
    const home = isUnknown(firewall.subnet) ? undefined : topology.subnet(firewall.subnet);
    const network = home === undefined ? undefined : topology.network(home);
    if (network !== undefined && !isUnknown(firewall.dnsProxy) && known(firewall.dnsServers, [server]).length === 0)
      return network;
    return doubt(`what ${firewall.address} answers is not known`);
  }
  // Azure's own address, written out.
  if ('ip' in server && `${server.ip}` === '168.63.129.16') return client;
  return doubt(`what the DNS server of ${client.name} answers is not known`);
}

function linkedZone(topology: Topology, name: string, network: Network, assume: Assumptions) {
  for (const zone of topology.model.dnsZones.filter((one) => one.name === name)) {
    const link = zone.links.find((one) => one.network === network.address);
    if (link !== undefined) return { zone, fallback: link.fallback };
    const stray = zone.links.find((one) => isUnknown(one.network));
    if (stray !== undefined) {
      const ask = {
        kind: 'name',
        text: `which network ${stray.address} links is not known`,
        address: stray.address,
        semantics: ['A8'],
      } as const;
      if (assume.ask(`link ${stray.address} ${network.address}`, ask)) return { zone, fallback: stray.fallback };
    }
    if (zone.elsewhere) {
      const ask = {
        kind: 'name',
        text: `whether the owner of ${name} links it to ${network.name} is not known`,
        address: zone.address,
        semantics: ['A8', 'A9'],
      } as const;
      if (assume.ask(`link of ${zone.address} ${network.address}`, ask)) return { zone, fallback: false };
    }
  }
  return undefined;
}

/** A zone group writes the records of its endpoint. */
function writes(endpoint: PrivateEndpoint, zone: DnsZone, assume: Assumptions): boolean {
  const zones = endpoint.zones;
  if (!isUnknown(zones) && zones.includes(zone.address)) return true;
  if (!isUnknown(zones) && !zones.some(isUnknown)) return false;
  return assume.ask(`zone group of ${endpoint.address} ${zone.address}`, {
    kind: 'name',
    text: `whether ${endpoint.address} writes its records into ${zone.address} is not known`,
    address: endpoint.address,
    semantics: ['A8'],
  });
}
