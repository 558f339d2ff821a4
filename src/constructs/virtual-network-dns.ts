import { VirtualNetworkDnsServers } from '@cdktf/provider-azurerm/lib/virtual-network-dns-servers';
import { Construct } from 'constructs';
import type { After, VirtualNetworkRef } from './refs';

export interface VirtualNetworkDnsProps {
  readonly network: VirtualNetworkRef;
  /** Addresses of the servers, in order. */
  readonly servers: readonly string[];
}

/** The DNS servers of a network: apart from the network, since a firewall in it is one of them. */
export class VirtualNetworkDns extends Construct {
  public readonly ready: After;

  constructor(scope: Construct, id: string, { network, servers }: VirtualNetworkDnsProps) {
    super(scope, id);
    this.ready = [
      new VirtualNetworkDnsServers(this, 'Resource', {
        virtualNetworkId: network.virtualNetworkId,
        dnsServers: [...servers],
      }),
    ];
  }
}
