import { type Refusal, values } from './refusal';

const SERVICE = 'aks.serviceCidr';
const DNS = 'aks.dnsServiceIp';
const BRIDGE = 'aks.dockerBridgeCidr';
const NODES = 'aks.nodes';
const ROOMY = { 'network.addressSpace': '10.64.0.0/10', 'network.subnets': { aks: '10.104.0.0/13' } };
const ELSEWHERE = { 'network.reserved': [], [DNS]: undefined };

/** A service range and an address of DNS that lies in it. */
const service = (range: string, dns: string) => ({ [SERVICE]: range, [DNS]: dns });

function serviceRows(
  code: string,
  fix: string,
  rows: readonly (readonly [string, string, string, string])[],
): Refusal[] {
  return rows.map(([bad, badDns, good, goodDns]) => ({
    when: `${SERVICE} is ${bad}`,
    bad: { ...ELSEWHERE, ...service(bad, badDns) },
    code,
    path: SERVICE,
    found: bad,
    fix,
    good: { ...ELSEWHERE, ...service(good, goodDns) },
  }));
}

/** The ranges of AKS, its nodes, its callers. */
export const AKS: readonly Refusal[] = [
  ...values(SERVICE, 'cidr', "did you mean '10.41.0.0/16'?", [['10.41.0.1/16', '10.41.0.0/16']]),
  ...serviceRows('range', 'use /13 or longer', [['10.48.0.0/12', '10.48.0.10', '10.48.0.0/13', '10.48.0.10']]),
  ...serviceRows('too-small', 'use 10.41.0.0/24', [
    ['10.41.0.6/31', '10.41.0.7', '10.41.0.4/30', '10.41.0.6'],
    ['10.41.0.7/32', '10.41.0.7', '10.41.0.0/30', '10.41.0.2'],
  ]),
  ...serviceRows('overlap', 'choose another range', [
    ['169.254.0.0/16', '169.254.0.10', '169.253.0.0/16', '169.253.0.10'],
    ['172.30.0.0/24', '172.30.0.10', '172.29.0.0/24', '172.29.0.10'],
    ['172.31.0.0/16', '172.31.0.10', '172.28.0.0/16', '172.28.0.10'],
    ['192.0.0.0/16', '192.0.0.10', '192.1.0.0/16', '192.1.0.10'],
    ['127.0.0.0/16', '127.0.0.10', '126.0.0.0/16', '126.0.0.10'],
    ['224.0.0.0/16', '224.0.0.10', '223.0.0.0/16', '223.0.0.10'],
    ['0.0.0.0/13', '0.0.0.10', '1.0.0.0/13', '1.0.0.10'],
  ]),
  ...serviceRows('overlap', 'choose blocks that do not touch', [
    ['10.40.128.0/24', '10.40.128.10', '10.42.128.0/24', '10.42.128.10'],
    ['10.40.0.0/13', '10.40.0.10', '10.48.0.0/13', '10.48.0.10'],
  ]),
  {
    when: 'the service range lies in a reserved range',
    bad: { ...service('10.0.255.0/24', '10.0.255.10') },
    code: 'overlap',
    path: SERVICE,
    found: '10.0.255.0/24',
    fix: 'choose blocks that do not touch',
    good: { ...service('10.1.0.0/24', '10.1.0.10') },
  },
  ...values(DNS, 'address', "expected an IPv4 address such as '10.1.0.10'", [
    ['abc', '10.41.0.10'],
    ['10.41.0.300', '10.41.0.30'],
    ['10.41.0.10/32', '10.41.0.10'],
    ['10.41.0.010', '10.41.0.10'],
    ['', '10.41.255.254'],
  ]),
  ...values(DNS, 'outside', 'use 10.41.0.10', [
    ['10.42.0.0', '10.41.0.2'],
    ['10.40.255.255', '10.41.0.3'],
  ]),
  ...values(DNS, 'first-address', 'use 10.41.0.10', [
    ['10.41.0.1', '10.41.0.2'],
    ['10.41.0.0', '10.41.0.2'],
  ]),
  ...values(DNS, 'first-address', 'use 10.41.0.3', [['10.41.0.1', '10.41.0.3']], { [SERVICE]: '10.41.0.0/30' }),
  ...values(BRIDGE, 'cidr', 'expected an address with its prefix', [
    ['172.17.0.1', '172.17.0.1/16'],
    ['172.17.0.1/-1', '172.17.0.1/24'],
    ['docker0', '172.17.0.5/24'],
  ]),
  ...values(BRIDGE, 'cidr', 'got the network', [['172.17.0.0/16', '172.17.0.1/16']]),
  ...values(BRIDGE, 'cidr', 'got the broadcast', [['172.17.255.255/16', '172.17.255.254/16']]),
  ...values(BRIDGE, 'overlap', 'choose blocks that do not touch', [
    ['10.40.3.1/24', '10.42.3.1/24'],
    ['10.41.3.1/24', '10.42.3.1/24'],
  ]),
  {
    when: 'the Docker bridge lies over the network and the service range',
    bad: { [BRIDGE]: '10.0.0.1/8' },
    code: 'overlap',
    path: BRIDGE,
    found: '10.0.0.1/8',
    fix: 'choose blocks that do not touch',
    good: { [BRIDGE]: '11.0.0.1/8' },
    besides: [`overlap ${BRIDGE}`],
  },
  ...values(`${NODES}.count`, 'range', 'use a larger one', [[0, 1]]),
  ...values(`${NODES}.count`, 'range', 'use a larger one', [[-1, 1]]),
  ...values(`${NODES}.count`, 'range', 'use a smaller one', [[1001, 1000]], ROOMY),
  ...values(`${NODES}.count`, 'type', 'write a whole number', [[1.5, 2]]),
  ...values(`${NODES}.count`, 'type', 'write a number', [['3', 3]]),
  ...values(`${NODES}.maxPods`, 'range', 'use a larger one', [[9, 10]]),
  ...values(`${NODES}.maxPods`, 'range', 'use a smaller one', [[251, 250]]),
  ...values(`${NODES}.maxPods`, 'range', 'use 30 or more', [[29, 30]], { [`${NODES}.count`]: 1 }),
  ...values(`${NODES}.maxPods`, 'range', 'use 15 or more', [[14, 15]], { [`${NODES}.count`]: 2 }),
  ...values(`${NODES}.maxSurge`, 'range', 'use a larger one', [[0, 1]]),
  ...values(`${NODES}.maxSurge`, 'range', 'use a smaller one', [[101, 100]]),
  ...values(`${NODES}.vmSize`, 'vm-size', 'write a value of that form', [['D4s_v5', 'Standard_D4s_v5']]),
  ...values('aks.loadBalancer', 'load-balancer', 'write one of these', [['public', 'internal']]),
  ...values('aks.loadBalancer', 'load-balancer', "did you mean 'internal'?", [['Internal', 'internal']]),
  ...values('aks.scoringFrom[0]', 'cidr', "did you mean '10.0.0.0/16'?", [['10.0.0.1/16', '10.0.0.0/16']]),
  ...values('aks.scoringFrom[0]', 'public-caller', 'name the block of the network', [
    ['0.0.0.0/0', '10.0.0.0/8'],
    ['8.8.8.0/24', '192.168.8.0/24'],
    ['10.0.0.0/7', '10.0.0.0/8'],
    ['192.168.0.0/15', '192.168.0.0/16'],
  ]),
  ...values('aks.publicApiServer.reason', 'range', 'use a larger one', [['', 'x']]),
  ...values('aks.publicApiServer.from', 'range', 'use a larger one', [[[], ['198.51.100.0/28']]]),
  ...values('aks.publicApiServer.from[0]', 'cidr', "did you mean '198.51.100.0/28'?", [
    ['198.51.100.1/28', '198.51.100.0/28'],
  ]),
  ...values('aks.publicApiServer.from[0]', 'everyone', 'name their addresses', [
    ['0.0.0.0/0', '20.0.0.0/8'],
    ['20.0.0.0/7', '20.0.0.0/8'],
  ]),
];
