import { readModel } from '../../src/model/build-model';
import { writeTraffic } from '../../src/report/diff';
import { diffTraffic } from '../../src/verify/diff';
import { type Lab, resources } from './lab';
import { balancer } from './lab-balancer';

const model = (setup: Lab) => readModel({ data: { resource: resources(setup) } });
/** What the Internet gains towards the machine c. */
const gained = (old: Lab, now: Lab) =>
  diffTraffic(model(old), model(now))
    .changes.filter(({ from, to }) => from.includes('Internet') && to.includes('azurerm_network_interface.c'))
    .map(({ kind, traffic }) => `${kind} ${writeTraffic(traffic)}`);

const open: Lab = { groups: { s2: [{ priority: 100, from: 'Internet' }] } };

test('a public address of one machine is told', () => {
  expect(gained(open, { ...open, publicIps: ['c'] })).toEqual(['gained everything']);
  expect(gained(open, open)).toEqual([]);
});

test('so is a load balancer before it, by the port that it leads to', () => {
  expect(gained(open, { ...open, more: balancer({}) })).toEqual(['gained tcp 8080']);
  expect(gained({ ...open, more: balancer({}) }, open)).toEqual(['lost tcp 8080']);
});
