import type { Region } from '../../src/facts/regions';
import type { ServiceTag } from '../../src/facts/service-tags';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { plan } from '../support/plans';

const firewall = (region: Region) => {
  const { egress } = plan({ outbound: 'firewall', region });
  if (egress.by !== 'firewall') throw new Error('no firewall');
  const { network, application } = egress.rules;
  return {
    hosts: application.flatMap(({ rules }) => rules.flatMap(({ hosts }) => hosts)),
    tags: network.flatMap(({ rules }) => rules.flatMap(({ to }) => ('tag' in to ? [to.tag] : []))),
  };
};
const outboundTags = (region: Region, over: Partial<WorkspaceProps> = {}) => {
  const { subnets } = plan({ outbound: 'limited', region, ...over });
  const rules = subnets.find(({ kind }) => kind === 'compute')?.rules ?? [];
  return rules.flatMap(({ direction, access, to }) =>
    direction === 'Outbound' && access === 'Allow' && typeof to === 'string' ? [to as ServiceTag] : [],
  );
};

describe.each([
  ['usgovvirginia', 'ml.azure.us', 'login.microsoftonline.us', '*.usgovvirginia.batch.usgovcloudapi.net'],
  ['chinaeast2', 'studio.ml.azure.cn', 'login.chinacloudapi.cn', '*.chinaeast2.batch.chinacloudapi.cn'],
] as const)('a firewall in %s', (region, ...hosts) => {
  test('names the hosts of that cloud', () => {
    expect(firewall(region).hosts).toEqual(expect.arrayContaining([...hosts]));
  });

  test("names no host of the public cloud's studio, and none of the guide of 2020", () => {
    const foreign = ['ml.azure.com', '*.azureml.ms', 'login.microsoftonline.com', '*.aether.ms'];
    expect(firewall(region).hosts.filter((host) => foreign.includes(host))).toEqual([]);
  });
});

test('a firewall in Government takes the tags of the public cloud, in China not that of Batch', () => {
  expect(firewall('usgovvirginia').tags).toEqual(firewall('eastus2').tags);
  expect(firewall('eastus2').tags).toContain('BatchNodeManagement');
  expect(firewall('chinaeast2').tags).toEqual(['AzureMachineLearning']);
});

test('limited outbound leaves out what a cloud has no tag for, and writes its regions', () => {
  const missing = (region: Region) => {
    const there = outboundTags(region).map((tag) => tag.replace(/\.(EastUS2|USGovVirginia|ChinaEast2)$/, ''));
    return outboundTags('eastus2')
      .map((tag) => tag.replace('.EastUS2', ''))
      .filter((tag) => !there.includes(tag));
  };
  expect(missing('usgovvirginia')).toEqual(['AzureFrontDoor.FirstParty']);
  expect(missing('chinaeast2')).toEqual(['AzureFrontDoor.Frontend', 'AzureFrontDoor.FirstParty']);
  expect(outboundTags('usgovvirginia')).toContain('Storage.USGovVirginia');
  expect(outboundTags('chinaeast2')).toContain('BatchNodeManagement.ChinaEast2');
});
