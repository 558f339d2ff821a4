import { network, rule, securityGroup, subnet, together } from '../../src/compliance/example-resources';
import { readModel } from '../../src/model/build-model';
import { Cidr } from '../../src/net/cidr';
import { diffTraffic } from '../../src/verify/diff';
import {
  firstMatch,
  SMALL_PORTS,
  SMALL_PROTOCOLS,
  type SmallRule,
  smallBlock,
  smallRules,
} from '../support/small-rules';

/** Azure keeps four addresses at the start of a subnet and one at its end. */
const HOSTS = Array.from({ length: 11 }, (_, index) => index + 4);
const BASE = Cidr.parse('10.0.0.0/28').first;

function model(rules: readonly SmallRule[]) {
  const written = rules.map(({ priority, to, ports, protocol, allow }) =>
    rule(priority, allow ? 'Allow' : 'Deny', {
      name: `${priority}`,
      to: smallBlock(to),
      ports: [`${ports[0]}-${ports[1]}`],
      protocol,
    }),
  );
  const resource = together(
    network(),
    subnet('nodes', '10.0.1.0/24'),
    subnet('data', '10.0.0.0/28'),
    securityGroup(written, 'nodes'),
  );
  return readModel({ data: { resource } });
}

test('finds exactly the packets that pass on one side only, in 60 random pairs of groups', () => {
  let gained = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const [old, now] = [smallRules(seed), smallRules(seed + 10_000)];
    const changes = diffTraffic(model(old), model(now)).changes.filter(
      ({ from, to }) => from.includes('nodes') && to.includes('data'),
    );
    const has = (kind: string, packet: Parameters<(typeof changes)[number]['traffic']['has']>[0]) =>
      changes.some((change) => change.kind === kind && change.traffic.has(packet));
    // Default rule 65000 lets the network reach itself.
    const passes = (rules: readonly SmallRule[], ...packet: [number, number, 'Tcp' | 'Udp']) =>
      firstMatch(rules, ...packet)?.allow ?? true;
    for (const address of HOSTS)
      for (const port of SMALL_PORTS)
        for (const protocol of SMALL_PROTOCOLS) {
          const before = passes(old, address, port, protocol);
          const after = passes(now, address, port, protocol);
          const packet = {
            source: Cidr.parse('10.0.1.4/32').first,
            destination: BASE + address,
            protocol: protocol === 'Tcp' ? 'tcp' : 'udp',
            port,
          } as const;
          const found = [has('gained', packet), has('lost', packet), has('unclear', packet)].join();
          const wanted = [after && !before, before && !after, false].join();
          if (found !== wanted)
            throw new Error(`seed ${seed}, ${JSON.stringify(packet)}: found ${found}, wanted ${wanted}`);
          if (after && !before) gained += 1;
        }
  }
  expect(gained).toBeGreaterThan(500);
});
