import { checkCloud } from '../../src/config/checks/cloud';
import { type Notice, type Problem, writePath } from '../../src/config/problem';
import type { ConfigDraft } from '../../src/config/schema';
import { type Change, planOf } from './configs';

const NO_HOSTS: Change = { 'firewall.packages': [], 'firewall.hosts': [] };
const ALONE: Change = { aks: undefined, 'network.reserved': [], 'compute.instances': [] };
const noticesOf = (change: Change) =>
  planOf({ ...ALONE, ...change }).notices.map(({ path, text }) => `${writePath(path)}: ${text}`);

describe('a config for another cloud', () => {
  test('is told nothing where Government offers everything that it asks for', () => {
    expect(noticesOf({ region: 'usgovvirginia' })).toEqual([]);
  });

  test.each<[string, Change, string]>([
    [
      'a region is not on the list of Government',
      { region: 'usgovtexas' },
      'region: Microsoft lists Azure Machine Learning in usgovarizona and usgovvirginia of Azure Government (2025-02-28): check that usgovtexas has it',
    ],
    [
      'a region is not on the list of China',
      { region: 'chinanorth3' },
      'region: Microsoft lists Azure Machine Learning in chinaeast2 of Azure in China (21Vianet) (2025-02-28): check that chinanorth3 has it',
    ],
    [
      'images have layers without a tag',
      { region: 'usgovvirginia', outbound: 'limited', ...NO_HOSTS },
      "outbound: Azure Government has no tag AzureFrontDoor.FirstParty, and layers of Microsoft's images may come from there: jobs use images of the workspace's registry, or outbound: firewall names the hosts",
    ],
    [
      'no firewall takes the tag of Batch',
      { region: 'chinaeast2' },
      'outbound: no firewall takes the tag BatchNodeManagement in Azure in China (21Vianet): Azure Batch is let out by its host names, over HTTPS',
    ],
    [
      'an instance lives in China',
      { region: 'chinaeast2', 'compute.instances': [{ name: 'book', vmSize: 'Standard_D4s_v5' }] },
      "compute.instances: one page of Microsoft's says both that instances are supported in a network of China East 2 and that they are not yet with a private endpoint: try one first",
    ],
  ])('is told when %s', (_, change, notice) => {
    expect(noticesOf(change)).toContain(notice);
  });

  test('is refused Databricks in Government only', () => {
    const check = (region: string) => {
      const [problems, notices]: [Problem[], Notice[]] = [[], []];
      checkCloud({ region, databricks: {} } as ConfigDraft, problems, notices);
      return problems.map(({ code, path }) => `${code} ${writePath(path)}`);
    };
    expect([check('usgovvirginia'), check('chinaeast2'), check('eastus2')]).toEqual([['cloud databricks'], [], []]);
  });
});

test('nothing of it is said of the public cloud', () => {
  expect(noticesOf({ outbound: 'limited', ...NO_HOSTS })).toEqual([]);
});
