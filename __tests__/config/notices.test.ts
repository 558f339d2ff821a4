import { writePath } from '../../src/config/problem';
import { type Change, planOf } from './configs';

const noticesOf = (change: Change) => planOf(change).notices.map(({ path, text }) => `${writePath(path)}: ${text}`);
const QUIET: Change = { aks: undefined, 'network.reserved': [] };
const KUBERNETES: Change = {
  'aks.compute': 'kubernetes',
  'aks.tls': { cname: 'scoring.corp.example', kubernetesSecret: 'scoring-tls' },
};
const NO_HOSTS: Change = { 'firewall.packages': [], 'firewall.hosts': [] };
const CLASSIC: Change = {
  ...QUIET,
  'compute.communication': 'classic',
  'compute.publicIp': undefined,
  'compute.ssh': undefined,
};
const instances = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `book-${index}`, vmSize: 'Standard_D4s_v5' }));
const CONNECTED =
  'network.reserved[0]: answers to ranges behind a VPN or ExpressRoute gateway go to the firewall; those of peered networks go straight back';

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
      'a size will be retired',
      { ...QUIET, 'compute.clusters[0].vmSize': 'STANDARD_D2_V2' },
      'compute.clusters[0].vmSize: STANDARD_D2_V2 is of the Dv2 series, which Azure retires on 2028-05-01: another size makes the compute anew',
      { ...QUIET, 'compute.clusters[0].vmSize': 'Standard_D2_v3' },
    ],
    [
      'a size of AKS will be retired',
      { 'aks.nodes.vmSize': 'Standard_F4s_v2' },
      'aks.nodes.vmSize: Standard_F4s_v2 is of the Fsv2 series, which Azure retires on 2028-11-15: another size makes the compute anew',
      {},
    ],
    [
      'a cluster has more nodes than a quota gives at first',
      { ...QUIET, 'compute.clusters[0].maxNodes': 101 },
      'compute.clusters[0].maxNodes: a cluster has 100 nodes at the most until Microsoft raises the quota of the subscription',
      { ...QUIET, 'compute.clusters[0].maxNodes': 100 },
    ],
    [
      'there are more computes than a quota gives at first',
      { ...QUIET, 'compute.instances': instances(500) },
      'compute: 501 computes: a subscription has 500 in a region until Microsoft raises the quota',
      { ...QUIET, 'compute.instances': instances(499) },
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
      'scoring is answered over plain HTTP',
      {},
      'aks.tls: not set: callers and models talk over plain HTTP',
      {
        'aks.tls': { cname: 'scoring.corp.example', certificate: { variable: 'cert' }, key: { variable: 'cert_key' } },
      },
    ],
    [
      'a cluster is attached first and updated then',
      { 'aks.attach': 'attachThenUpdate' },
      'aks.attach: until the second call scoring has a public address; rules of the subnet admit nobody from the Internet to it',
      {},
    ],
    [
      'the owner has to make a namespace',
      { ...KUBERNETES, 'aks.kubernetes': { namespace: 'ml' } },
      "aks.kubernetes.namespace: nobody makes the namespace 'ml' but you: without it every job and model fails",
      KUBERNETES,
    ],
    [
      'the owner has to make a secret',
      KUBERNETES,
      "aks.tls.kubernetesSecret: make the secret 'scoring-tls' in the namespace azureml before the extension comes, once the cluster stands",
      {},
    ],
    [
      'the classic attachment is out of support',
      {},
      'aks: the classic attachment is served by SDK v1, whose support ended on 2026-06-30',
      KUBERNETES,
    ],
    [
      'nodes are too small for Azure Machine Learning',
      { 'aks.nodes.vmSize': 'Standard_D2s_v5' },
      "aks.nodes.vmSize: 'Standard_D2s_v5' has 2 vCPUs by its name: Azure Machine Learning wants 4 vCPUs and 14 GB",
      { 'aks.nodes.vmSize': 'Standard_D2_v2' },
    ],
    [
      'models do not run on further pools',
      { 'aks.nodePools': [{ name: 'models', count: 1, vmSize: 'Standard_D4s_v5' }] },
      'aks.nodePools: the classic attachment runs models on the first pool only',
      {},
    ],
    [
      'AKS has to reach hosts without a tag',
      { outbound: 'limited', 'firewall.packages': [], 'firewall.hosts': [] },
      'outbound: AKS needs hosts that have no service tag (packages.aks.azure.com, acs-mirror.azureedge.net, packages.microsoft.com, security.ubuntu.com, ntp.ubuntu.com): TCP 80 and 443 and UDP 123 of its subnet stay open; outbound: firewall names the hosts',
      { outbound: 'open', 'firewall.packages': [], 'firewall.hosts': [] },
    ],
    [
      'classic nodes have no public address',
      { ...QUIET, 'compute.communication': 'classic', 'compute.publicIp': undefined, 'compute.ssh': undefined },
      'compute.publicIp: Batch reaches classic nodes at public addresses: without compute.publicIp its rule lets nobody in',
      { ...QUIET, 'compute.communication': 'classic' },
    ],
    [
      'SSH has no accounts to sign in to',
      { ...QUIET, 'compute.localAuth': undefined },
      'compute.ssh: SSH signs in to local accounts, which are off without compute.localAuth',
      { ...QUIET, 'compute.localAuth': undefined, 'compute.ssh': undefined },
    ],
    [
      'no classic compute, not one, has a public address',
      { ...CLASSIC, outbound: 'limited', ...NO_HOSTS, 'compute.instances[0].publicIp': undefined },
      'compute.publicIp: Batch reaches classic nodes at public addresses: without compute.publicIp its rule lets nobody in',
      { ...CLASSIC, outbound: 'limited', ...NO_HOSTS, 'compute.instances[0].publicIp': { reason: 'x' } },
    ],
    [
      'SSH has no account on the one compute that is public',
      { ...QUIET, 'compute.localAuth': undefined },
      'compute.ssh: SSH signs in to local accounts, which are off without compute.localAuth',
      { ...QUIET, 'compute.localAuth': undefined, 'compute.clusters[0].localAuth': { reason: 'x' } },
    ],
    [
      'a tool is partly open by service tag',
      { ...QUIET, outbound: 'limited', ...NO_HOSTS, 'tools.rstudio': { reason: 'x' } },
      'tools.rstudio: partly open: its image is on hosts that have no service tag; take it from a registry of your own',
      { ...QUIET, 'tools.rstudio': { reason: 'x' } },
    ],
    [
      'a tool is opened where all is open',
      { ...QUIET, outbound: 'open', ...NO_HOSTS, 'tools.huggingFace': { reason: 'x' } },
      'tools.huggingFace: nothing is opened for it: outbound: open lets everything out',
      { ...QUIET, 'tools.huggingFace': { reason: 'x' } },
    ],
    [
      'VS Code listens on nodes',
      { ...QUIET, 'tools.vsCode': { reason: 'x' } },
      'tools.vsCode: its server listens on a port of 8704-8710 of the node: the network reaches it, nobody else',
      QUIET,
    ],
    [
      'automated ML shares its service tag',
      { ...QUIET, outbound: 'limited', ...NO_HOSTS, 'tools.automl': false },
      'tools.automl: nothing is closed by it: studio needs the service tag of automated ML as well; outbound: firewall tells them apart',
      { ...QUIET, 'tools.automl': false },
    ],
    [
      "Microsoft's registry is closed",
      { ...QUIET, 'tools.microsoftImages': false },
      "tools.microsoftImages: Microsoft writes in one place that its registry is always needed, in another that images of one's own do without: try it first",
      { ...QUIET, 'tools.microsoftImages': true },
    ],
    [
      'only the workspace is trusted',
      { ...QUIET, 'storage.trusted': 'workspace' },
      'storage.trusted: the account is open until the workspace stands and its rules are written; choose before the first apply',
      { ...QUIET, 'storage.trusted': 'services' },
    ],
    [
      'ranges are connected and a firewall leads out',
      { ...QUIET, 'network.reserved': ['10.0.0.0/16'] },
      CONNECTED,
      QUIET,
    ],
    [
      'ranges are connected, whereas a NAT gateway takes no answers',
      { aks: undefined },
      CONNECTED,
      { aks: undefined, outbound: 'limited', ...NO_HOSTS },
    ],
    [
      'a subnet is pinned for AKS, and there is none',
      { ...QUIET, 'network.subnets.aks': '10.40.128.0/24' },
      'network.subnets.aks: not used: the config makes no such subnet',
      { 'network.subnets.aks': '10.40.128.0/24' },
    ],
    [
      'a subnet is pinned for a firewall, and there is none',
      { ...QUIET, outbound: 'open', ...NO_HOSTS, 'network.subnets.firewall': '10.40.4.0/26' },
      'network.subnets.firewall: not used: the config makes no such subnet',
      { ...QUIET, 'network.subnets.firewall': '10.40.4.0/26' },
    ],
    [
      'the API server is public',
      {},
      "aks.publicApiServer: Azure Machine Learning's control plane of the region and its pair has to be among the blocks, or the attachment fails",
      { 'aks.publicApiServer': undefined },
    ],
  ])('says when %s', (_, change, notice, quiet) => {
    expect(noticesOf(change)).toContain(notice);
    expect(noticesOf(quiet)).not.toContain(notice);
  });
});
