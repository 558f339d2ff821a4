import { ServiceEndpointPolicy, type ServiceEndpointPolicyProps } from '../../src/constructs/service-endpoint-policy';
import { Subnet } from '../../src/constructs/subnet';
import { synthesizeConstructs } from '../../src/testing';
import { GROUP, PLACEMENT, reference, STORAGE_ID } from './samples';

const PROPS: ServiceEndpointPolicyProps = { name: 'sep-ml', placement: PLACEMENT, accounts: [GROUP, STORAGE_ID] };
const policy = (over: Partial<ServiceEndpointPolicyProps> = {}) =>
  synthesizeConstructs((stack) => {
    new ServiceEndpointPolicy(stack, 'Policy', { ...PROPS, ...over });
  }).only('azurerm_subnet_service_endpoint_storage_policy');

describe('ServiceEndpointPolicy', () => {
  test('names accounts and aliases, each kind in a definition of its own', () => {
    const accounts = { name: 'accounts', service: 'Microsoft.Storage', service_resources: [GROUP, STORAGE_ID] };
    const aliases = ['/services/Azure/MachineLearning'] as const;
    const services = { name: 'services', service: 'Global', service_resources: [...aliases] };
    expect(policy().definition).toEqual([accounts]);
    expect(policy({ aliases }).definition).toEqual([accounts, services]);
    expect(policy({ aliases, accounts: [] }).definition).toEqual([services]);
  });

  test('fails when it names nothing', () => {
    expect(() => policy({ accounts: [] })).toThrow("policy 'sep-ml' names nothing");
  });

  test('is taken by a subnet with the endpoint', () => {
    const stack = synthesizeConstructs((own) => {
      const endpointPolicies = [new ServiceEndpointPolicy(own, 'Policy', PROPS)];
      const place = { resourceGroupName: 'rg', virtualNetworkName: 'vnet', block: '10.1.0.0/24' };
      new Subnet(own, 'Subnet', { name: 'snet', ...place, serviceEndpoints: ['Microsoft.Storage'], endpointPolicies });
    });
    expect(stack.only('azurerm_subnet').service_endpoint_policy_ids).toEqual([
      reference('azurerm_subnet_service_endpoint_storage_policy', 'id'),
    ]);
  });
});
