import { SERVICE_NAMES } from '../facts/service-names';
import { SERVICE_TAGS } from '../facts/service-tags';
import type { NetworkModel } from '../model/network-model';
import type { ServiceTags } from '../model/service-tags';
import { isUnknown, known } from '../model/terraform-value';
import { Ipv4 } from '../net/cidr';
import type { Protocol } from '../net/traffic-set';
import type { Endpoint } from './flow';

/**
 * Reads one end of a flow as people write it: a subnet's name, a Terraform address, a host, a service tag or an IP
 * address. A service takes its part after a colon: `azurerm_storage_account.main:file`.
 *
 * @throws Error naming what there is
 */
export function readEndpoint(model: NetworkModel, text: string, tags?: ServiceTags): Endpoint {
  const [name = '', part] = text.split(':');
  const subnet = model.subnets.find((one) => one.address === text || one.name === text);
  if (subnet !== undefined) return { subnet: subnet.address };
  const compute = model.computes.find((one) => one.address === text || one.name === text);
  if (compute?.subnet !== undefined && !isUnknown(compute.subnet)) {
    const open = isUnknown(compute.publicIp) ? {} : { publicIp: compute.publicIp };
    return { subnet: compute.subnet, compute: compute.address, ...open };
  }
  const service = model.services.find((one) => one.address === name || known(one.name, '') === name);
  if (service !== undefined) {
    const parts = SERVICE_NAMES.filter(({ kind }) => kind === service.kind).map((row) => row.part);
    if (part !== undefined && !parts.includes(part))
      throw new Error(`'${text}': a ${service.kind} has ${parts.join(', ')}, got '${part}'`);
    return { service: service.address, part: part ?? parts[0] ?? '' };
  }
  if (model.machines.some(({ address }) => address === text)) return { machine: text };
  if (model.clusters.some(({ address }) => address === text)) return { scoring: text };
  if (/^\d+(\.\d+){3}$/.test(text)) return { ip: `${Ipv4.parse(text)}` };
  const [base = ''] = text.split('.');
  const isTag = [...Object.keys(SERVICE_TAGS)].some((tag) => tag === text || tag === base);
  if (isTag || tags?.addressesOf(text) !== undefined) return { tag: text };
  if (/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text)) return { host: text };
  const subnets = model.subnets.map((one) => one.name).join(', ');
  throw new Error(
    `'${text}' is no subnet (${subnets}), compute, service, service tag, host name or IPv4 address of this input`,
  );
}

/**
 * Reads '443/tcp', '53/udp', 'icmp'; a bare port is TCP.
 *
 * @throws Error saying what is expected
 */
export function readPort(text: string): { readonly port: number; readonly protocol: Protocol } {
  if (text.toLowerCase() === 'icmp') return { port: 0, protocol: 'icmp' };
  const [, port, protocol = 'tcp'] = /^(\d{1,5})(?:\/(tcp|udp))?$/i.exec(text) ?? [];
  if (port === undefined || Number(port) > 65535)
    throw new Error(`expected '443/tcp', '53/udp' or 'icmp', got '${text}'`);
  return { port: Number(port), protocol: protocol.toLowerCase() as Protocol };
}
