import type { WorkspaceConfig } from '../config/schema';
import { ATTACHED_OUTBOUND, ATTACHED_SSH } from '../facts/attached';
import { allForCloud } from '../facts/clouds';
import { ASYMMETRY_ROUTES } from '../facts/compute-flows';
import { cloudOf } from '../facts/regions';
import type { Rule } from '../net/rule-set';
import type { OpenDoor } from './access';
import { closeInbound, closeOutbound, divertsDefault, outboundRule } from './compute-rules';
import type { Route } from './routes';

/** What of a config decides about the subnet of attached machines. */
export type AttachedNetwork = Pick<
  WorkspaceConfig,
  'region' | 'outbound' | 'attached' | 'network' | 'connectivity' | 'forcedTunnelling'
>;

/** Security rules of the subnet that attached machines live in. */
export function machineRules(config: AttachedNetwork): Rule[] {
  const { outbound, attached, network } = config;
  const ports = [...new Set(attached.virtualMachines.map(({ sshPort }) => sshPort))].sort((a, b) => a - b);
  return [
    sshRule(ports),
    ...(isAsymmetric(config) ? closeInbound(network) : []),
    ...(outbound === 'limited' ? limitedRules(config) : []),
  ];
}

function sshRule(ports: readonly number[]): Rule {
  const { name, protocol, tag, why } = ATTACHED_SSH;
  return {
    name,
    direction: 'Inbound',
    access: 'Allow',
    protocol,
    from: tag,
    to: 'VirtualNetwork',
    ports: ports.map(String),
    why,
  };
}

function limitedRules(config: AttachedNetwork): Rule[] {
  const { region, connectivity } = config;
  // What is reached by a private endpoint is in the network.
  const inside = [
    ...(connectivity.storage === 'privateEndpoint' ? ['Storage'] : []),
    ...(connectivity.keyVault === 'privateEndpoint' ? ['AzureKeyVault'] : []),
  ];
  const flows = allForCloud(ATTACHED_OUTBOUND, cloudOf(region)).filter(({ tag }) => !inside.includes(tag));
  return [...flows.map((flow) => outboundRule(flow, region)), ...closeOutbound(config)];
}

/** Routes by which machines with a public address answer the service, behind a default route to a firewall, an appliance or a gateway. */
export function machineRoutes(config: AttachedNetwork): Route[] {
  return ASYMMETRY_ROUTES.filter(({ tag }) => isAsymmetric(config) && tag === ATTACHED_SSH.tag).map(
    ({ tag, why }): Route => ({ name: `to-${tag}`, to: tag, nextHop: 'Internet', why }),
  );
}

function isAsymmetric(config: AttachedNetwork): boolean {
  return divertsDefault(config) && config.attached.virtualMachines.some(({ publicIp }) => publicIp !== undefined);
}

/** What attached computes open, and to whom. */
export function attachedDoors(config: AttachedNetwork): OpenDoor[] {
  const { virtualMachines, existingMachines } = config.attached;
  const network = isAsymmetric(config)
    ? 'the address space and network.reserved'
    : 'the network and what is connected to it';
  return [
    ...(virtualMachines.length === 0
      ? []
      : [{ what: 'attached machines, from inside', to: network, why: "Azure's own rule for a virtual network" }]),
    ...virtualMachines.flatMap(({ name, sshPort, publicIp }) =>
      publicIp === undefined
        ? []
        : [{ what: `${name}, SSH on port ${sshPort}`, to: ATTACHED_SSH.tag, why: publicIp.reason }],
    ),
    ...virtualMachines.flatMap(({ name, noHostEncryption }) =>
      noHostEncryption === undefined
        ? []
        : [{ what: `caches and temporary disk of ${name}`, to: "Azure's hosts", why: noHostEncryption.reason }],
    ),
    ...[...virtualMachines, ...existingMachines].map(({ name }) => ({
      what: `administrator of ${name}`,
      to: 'Azure Machine Learning, holders of the private key',
      why: 'the service signs in as this account',
    })),
    ...(isAsymmetric(config)
      ? [
          {
            what: `Azure Machine Learning: past the ${config.outbound === 'firewall' ? 'firewall' : 'next hop'}`,
            to: 'snet-virtual-machines',
            why: 'answers leave by the address they came to',
          },
        ]
      : []),
  ];
}
