import type { Answer } from '../answer';
import { Arm } from '../arm';
import { resourceTypes } from '../arm-types';
import type { Body } from '../resource';

export const GROUP = '/subscriptions/s/resourceGroups/rg';
export const NETWORK = `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet`;

export const inGroup = (type: string, name: string) => `${GROUP}/providers/${type}/${name}`;
export const subnetId = (name: string) => `${NETWORK}/subnets/${name}`;

/** ARM with a resource group and an empty network of 10.0.0.0/16. */
export class TestArm extends Arm {
  constructor() {
    super(resourceTypes());
    this.send('PUT', GROUP, { location: 'westeurope' });
    this.send('PUT', NETWORK, { properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } });
  }

  public send(method: string, path: string, body?: Body, query = ''): Answer {
    return this.answer({ method, path, body, query: new URLSearchParams(query) });
  }

  /** @throws Error with what was refused */
  public make(id: string, properties: Body = {}, rest: Body = {}): string {
    const answer = this.send('PUT', id, { location: 'westeurope', ...rest, properties });
    if (answer.status >= 300) throw new Error(`${id}: ${JSON.stringify(answer.body)}`);
    return id;
  }

  public subnet(name: string, block: string, rest: Body = {}): string {
    return this.make(subnetId(name), { addressPrefixes: [block], ...rest });
  }
}

export const codeOf = ({ body }: Answer): string | undefined => (body as Body | undefined)?.error?.code;
