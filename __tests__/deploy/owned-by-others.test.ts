import { putOwnedByOthers } from '../../scripts/deploy/owned-by-others';
import type { StandIn } from '../azure/stand-in';
import { TestArm } from '../azure/support/arm';

const EXAMPLE = 'examples/existing-network.yaml';
const SUBNET =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-platform-network/providers/Microsoft.Network/virtualNetworks/vnet-landing-zone/subnets/snet-others';

/** A stand-in without its server. */
function standIn() {
  const judged: string[] = [];
  const arm = new TestArm();
  const whole = { arm, judge: { put: (id: string) => judged.push(id) } } as unknown as StandIn;
  return { arm, judged, whole };
}

test('what others own is put, judged, and found as it was', () => {
  const { arm, judged, whole } = standIn();
  const others = putOwnedByOthers(EXAMPLE, whole);
  expect(judged).toHaveLength(2);
  expect(arm.store.has(SUBNET)).toBe(true);
  expect(others.leftBehind()).toEqual([]);
  arm.subnet('ours', '10.0.0.0/24');
  expect(others.leftBehind()).toEqual([expect.stringMatching(/subnets\/ours$/)]);
});

test('what others own and is changed or gone is left behind', () => {
  const { arm, whole } = standIn();
  const others = putOwnedByOthers(EXAMPLE, whole);
  arm.send('PUT', SUBNET, { properties: { addressPrefixes: ['10.100.8.0/25'], defaultOutboundAccess: false } });
  expect(others.leftBehind()).toEqual([expect.stringContaining('10.100.8.0/25')]);
  arm.send('DELETE', SUBNET);
  expect(others.leftBehind()).toEqual([expect.stringContaining('is gone')]);
});

test('an example without anything of others has nothing put', () => {
  const { judged, whole } = standIn();
  expect(putOwnedByOthers('examples/minimal.yaml', whole).leftBehind()).toEqual([]);
  expect(judged).toEqual([]);
});
