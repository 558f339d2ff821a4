import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { type App, LocalBackend, TerraformStack } from 'cdktf';
import { Monitoring } from '../../src/constructs/monitoring';
import { PrivateDnsZone } from '../../src/constructs/private-dns-zone';
import { Subnet } from '../../src/constructs/subnet';
import { type TerraformJson, toAzurerm5 } from '../../src/dialect';
import { AZURERM } from '../../src/facts/provider';
import { synthesize } from '../../src/testing';
import { PLACEMENT, VNET } from '../constructs/samples';
import { EXAMPLES, synthesizeExample } from '../support/examples';

/** Freezes all of a JSON, so that whatever writes into it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('toAzurerm5', () => {
  test.each<[string, TerraformJson]>([
    ['nothing', {}],
    ['no resources', { terraform: { backend: { local: {} } }, output: { a: { value: 1 } } }],
    [
      'resources of other providers',
      { resource: { aws_subnet: { a: { service_endpoints: ['x'] } }, null_resource: { b: {} } } },
    ],
    [
      'resources that are spelled alike',
      { resource: { azurerm_key_vault: { a: { rbac_authorization_enabled: true } } } },
    ],
    ['data sources, whose words are read and not written', { data: { azurerm_subnet: { a: { name: 'snet' } } } }],
    [
      'other providers',
      {
        terraform: { required_providers: { random: { source: 'random', version: '3.0.0' } } },
        provider: { random: [{}] },
      },
    ],
  ])('leaves a JSON of %s as it is', (_, json) => {
    expect(toAzurerm5(json)).toEqual(json);
  });

  test('asks for the release that the words are of, and leaves other providers alone', () => {
    const random = { source: 'random', version: '3.0.0' };
    const terraform = {
      backend: { local: { path: 'x' } },
      required_providers: { azurerm: { source: 'azurerm', version: '4.55.0' }, random },
    };
    expect(toAzurerm5({ terraform }).terraform).toEqual({
      backend: { local: { path: 'x' } },
      required_providers: { azurerm: { source: 'azurerm', version: AZURERM['5'].version }, random },
    });
  });

  test('rewrites every resource of a type, and nothing else beside them', () => {
    const json = {
      '//': { metadata: {} },
      resource: {
        azurerm_subnet: {
          a: { '//': { metadata: 1 }, service_endpoints: ['Microsoft.Storage'] },
          b: { service_endpoints: ['Microsoft.KeyVault'] },
        },
        azurerm_virtual_network: { v: { name: 'vnet' } },
      },
    };
    expect(toAzurerm5(json)).toEqual({
      '//': { metadata: {} },
      resource: {
        azurerm_subnet: {
          a: { '//': { metadata: 1 }, service_endpoint: [{ service: 'Microsoft.Storage' }] },
          b: { service_endpoint: [{ service: 'Microsoft.KeyVault' }] },
        },
        azurerm_virtual_network: { v: { name: 'vnet' } },
      },
    });
  });

  test('names the resource that cannot be carried over', () => {
    const json = { resource: { azurerm_subnet: { fine: {}, odd: { service_endpoints: 'x' } } } };
    expect(() => toAzurerm5(json)).toThrow(/^azurerm_subnet\.odd: /);
  });

  describe.each(Object.keys(EXAMPLES))('of the example %s', (name) => {
    const four = synthesizeExample(name, '4').json;

    test('changes nothing in what it is given', () => {
      const before = JSON.stringify(four);
      toAzurerm5(frozen(JSON.parse(before)));
      toAzurerm5(four);
      expect(JSON.stringify(four)).toBe(before);
    });

    test('is what a stack of that generation synthesizes', () => {
      expect(toAzurerm5(four)).toEqual(synthesizeExample(name, '5').json);
    });

    test('done twice is as done once', () => {
      const once = toAzurerm5(four);
      expect(toAzurerm5(once)).toEqual(once);
    });

    test('keeps every address', () => {
      const addresses = ({ resource = {} }: TerraformJson) =>
        Object.entries(resource).map(([type, byId]) => [type, Object.keys(byId)]);
      expect(addresses(toAzurerm5(four))).toEqual(addresses(four));
    });
  });
});

describe('a stack of somebody’s own', () => {
  class OwnStack extends TerraformStack {
    constructor(app: App) {
      super(app, 'own');
      new AzurermProvider(this, 'azurerm', { features: [{}] });
      new LocalBackend(this, { path: 'terraform.tfstate' });
      new Subnet(this, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg',
        virtualNetworkName: 'vnet',
        block: '10.1.0.0/24',
        serviceEndpoints: ['Microsoft.Storage'],
      });
      new PrivateDnsZone(this, 'Zone', { name: 'privatelink.azurecr.io', placement: PLACEMENT, networks: [VNET] });
      new Monitoring(this, 'Monitoring', {
        logAnalyticsName: 'log',
        applicationInsightsName: 'appi',
        placement: PLACEMENT,
      });
    }

    public override toTerraform() {
      return toAzurerm5(super.toTerraform());
    }
  }

  test('writes azurerm 5 by one override', () => {
    const stack = synthesize((app) => new OwnStack(app));
    expect(stack.json.terraform?.required_providers?.azurerm?.version).toBe(AZURERM['5'].version);
    expect(stack.only('azurerm_subnet').service_endpoint).toEqual([{ service: 'Microsoft.Storage' }]);
    expect(stack.only('azurerm_private_dns_zone_virtual_network_link').private_dns_zone_id).toMatch(
      /^\$\{azurerm_private_dns_zone\.\w+\.id\}$/,
    );
    expect(stack.only('azurerm_log_analytics_workspace').internet_query_access_type).toBe('Enabled');
    expect(stack.only('azurerm_application_insights').ip_masking_enabled).toBe(true);
  });

  test('fails when it holds what cannot be carried over', () => {
    class OddStack extends OwnStack {
      constructor(app: App) {
        super(app);
        new PrivateDnsZone(this, 'Odd', { name: 'odd', placement: PLACEMENT, networks: [VNET] }).node.findChild(
          'Network0',
        );
        const link = this.node.findChild('Zone').node.findChild('Network0') as unknown as {
          addOverride(path: string, value: unknown): void;
        };
        link.addOverride('private_dns_zone_name', 'privatelink.azurecr.io');
      }
    }
    expect(() => synthesize((app) => new OddStack(app))).toThrow(
      /azurerm_private_dns_zone_virtual_network_link\.\w+: azurerm 5 names a zone by id/,
    );
  });
});
