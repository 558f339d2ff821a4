import { writePath } from '../../src/config/problem';
import { type Change, planOf } from './configs';

const noticesOf = (change: Change) => planOf(change).notices.map(({ path, text }) => `${writePath(path)}: ${text}`);
const QUIET: Change = { aks: undefined };

describe('a config', () => {
  test('gives no notice when there is nothing to know', () => {
    expect(noticesOf(QUIET)).toEqual([]);
  });

  test.each<[string, Change, string, Change]>([
    [
      'the address space is public',
      { ...QUIET, 'network.addressSpace': '8.8.0.0/16' },
      'network.addressSpace: 8.8.0.0/16 is no private range: hosts of the Internet with these addresses cannot be reached',
      { ...QUIET, 'network.addressSpace': '100.64.0.0/16' },
    ],
    [
      'a private range is not the whole of the address space',
      { ...QUIET, 'network.addressSpace': '192.160.0.0/12', 'network.reserved': [] },
      'network.addressSpace: 192.160.0.0/12 is no private range: hosts of the Internet with these addresses cannot be reached',
      { ...QUIET, 'network.addressSpace': '192.168.0.0/16' },
    ],
    [
      'nodes are classic',
      { ...QUIET, 'compute.communication': 'classic' },
      'compute.communication: classic node communication was retired by Microsoft on 2026-03-31: choose simplified for anything new',
      { ...QUIET, 'compute.communication': 'simplified' },
    ],
    [
      'no cluster can build images',
      { ...QUIET, 'compute.clusters': [] },
      'compute.clusters: no cluster: nothing can build images for the closed registry, so only images that are there already can run',
      QUIET,
    ],
    [
      'a client is written as a /32',
      { ...QUIET, 'access.clientIps': ['203.0.113.7', '198.51.100.1/32'] },
      "access.clientIps[1]: '198.51.100.1/32' is written as 198.51.100.1: storage takes no /31 and no /32",
      { ...QUIET, 'access.clientIps': ['203.0.113.7', '198.51.100.1'] },
    ],
    [
      'clients are written as a /31',
      { ...QUIET, 'access.clientIps': ['198.51.100.6/31'] },
      "access.clientIps[0]: '198.51.100.6/31' is written as 198.51.100.6 and 198.51.100.7: storage takes no /31 and no /32",
      { ...QUIET, 'access.clientIps': ['198.51.100.4/30'] },
    ],
    [
      'a Docker bridge is named',
      {},
      'aks.dockerBridgeCidr: checked, then ignored: azurerm dropped it in 4.0, and nodes without Docker do not use it',
      { 'aks.dockerBridgeCidr': undefined },
    ],
    [
      'AKS is attached',
      {},
      'aks: the classic attachment is served by SDK v1, whose support ended on 2026-06-30',
      QUIET,
    ],
    [
      'nobody is named as a caller',
      { 'aks.scoringFrom': [] },
      'aks.scoringFrom: no caller is named: nobody outside the AKS subnet reaches the scoring endpoint',
      {},
    ],
    [
      'two nodes are not enough for production',
      { 'aks.nodes.count': 2 },
      'aks.nodes.count: fewer than 3 nodes: attached for development and tests (DevTest)',
      { 'aks.nodes.count': 3 },
    ],
    [
      'AKS has to reach hosts without a tag',
      { outbound: 'limited', 'firewall.packages': [], 'firewall.hosts': [] },
      'outbound: AKS needs hosts that have no service tag: TCP 80 and 443 and UDP 123 of its subnet stay open; outbound: firewall names the hosts',
      { outbound: 'open', 'firewall.packages': [], 'firewall.hosts': [] },
    ],
  ])('says when %s', (_, change, notice, quiet) => {
    expect(noticesOf(change)).toContain(notice);
    expect(noticesOf(quiet)).not.toContain(notice);
  });
});
