import { NatGateway as TfNatGateway } from '@cdktf/provider-azurerm/lib/nat-gateway';
import { NatGatewayPublicIpAssociation } from '@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { SubnetNatGatewayAssociation as TfAssociation } from '@cdktf/provider-azurerm/lib/subnet-nat-gateway-association';
import { Construct } from 'constructs';
import { type After, type Placement, placed, type SubnetRef } from './refs';

export interface NatGatewayProps {
  readonly name: string;
  readonly publicIpName: string;
  readonly placement: Placement;
  readonly subnets: readonly SubnetRef[];
}

/** A NAT gateway: the way out of subnets whose hosts have no public address. Nothing comes in by it. */
export class NatGateway extends Construct {
  public readonly natGatewayId: string;
  /** The one address that the subnets are seen with. */
  public readonly publicAddress: string;
  /** The associations: what lives in the subnets waits for them. */
  public readonly ready: After;

  constructor(scope: Construct, id: string, props: NatGatewayProps) {
    super(scope, id);
    const address = new PublicIp(this, 'PublicIp', {
      name: props.publicIpName,
      ...placed(props.placement),
      sku: 'Standard',
      allocationMethod: 'Static',
    });
    const gateway = new TfNatGateway(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      skuName: 'Standard',
      idleTimeoutInMinutes: 10,
    });
    const addressed = new NatGatewayPublicIpAssociation(this, 'PublicIpAssociation', {
      natGatewayId: gateway.id,
      publicIpAddressId: address.id,
    });
    this.natGatewayId = gateway.id;
    this.publicAddress = address.ipAddress;
    this.ready = [
      addressed,
      ...props.subnets.map(
        ({ subnetId }, index) => new TfAssociation(this, `Subnet${index}`, { subnetId, natGatewayId: gateway.id }),
      ),
    ];
  }
}
