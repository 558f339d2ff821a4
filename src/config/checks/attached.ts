import { AKS_COMPUTE_NAME } from '../../facts/aks';
import { ATTACHED_NEEDS_PUBLIC_IP } from '../../facts/attached';
import type { ConfigPath } from '../problem';
import type { Check } from './check';

/** Names of attached computes, and what an attachment costs. */
export const checkAttached: Check = (draft, problems, notices) => {
  const { attached, aks, compute, outbound, forcedTunnelling } = draft;
  const machines = attached?.virtualMachines ?? [];
  const existing = attached?.existingMachines ?? [];
  const named = (list: readonly ({ readonly name?: string | undefined } | undefined)[], ...at: ConfigPath) =>
    list.flatMap((one, index) => (one?.name === undefined ? [] : [{ name: one.name, path: [...at, index, 'name'] }]));
  const taken = new Map(
    [
      ...(aks === undefined ? [] : [{ name: AKS_COMPUTE_NAME, path: ['aks'] }]),
      ...named(compute?.clusters ?? [], 'compute', 'clusters'),
      ...named(compute?.instances ?? [], 'compute', 'instances'),
    ].map(({ name, path }) => [name.toLowerCase(), path.join('.')]),
  );
  for (const { name, path } of [
    ...named(machines, 'attached', 'virtualMachines'),
    ...named(existing, 'attached', 'existingMachines'),
    ...(attached?.hdinsight?.name === undefined
      ? []
      : [{ name: attached.hdinsight.name, path: ['attached', 'hdinsight', 'name'] }]),
  ]) {
    const first = taken.get(name.toLowerCase());
    if (first !== undefined)
      problems.push({
        code: 'duplicate',
        path,
        found: name,
        allowed: 'a name that no other compute of the workspace has, whatever its case',
        fix: `rename it: ${first} has it`,
      });
    else taken.set(name.toLowerCase(), path.join('.'));
  }
  const diverted = outbound === 'firewall' || forcedTunnelling !== undefined;
  const someOpen = machines.some((machine) => machine?.publicIp !== undefined);
  for (const [index, machine] of machines.entries()) {
    if (diverted && someOpen && machine !== undefined && machine.publicIp === undefined)
      problems.push({
        code: 'mixed',
        path: ['attached', 'virtualMachines', index],
        found: `${machine.name ?? 'a machine'} without publicIp, beside others that have it`,
        allowed:
          'all machines of the subnet with public addresses, or none: answers past the default route go by a route of the subnet, which drops what has no public address',
        fix: 'give publicIp to all of them, or to none',
      });
    const path = ['attached', 'virtualMachines', index];
    if (machine?.publicIp === undefined)
      notices.push({ path: [...path, 'publicIp'], text: ATTACHED_NEEDS_PUBLIC_IP.text });
    if (machine?.sshPort !== undefined && machine.sshPort !== 22)
      notices.push({
        path: [...path, 'sshPort'],
        text: 'the image listens on 22: set the port on the machine as well',
      });
  }
  for (const [list, all] of [
    ['virtualMachines', machines],
    ['existingMachines', existing],
  ] as const) {
    for (const [index, one] of all.entries()) {
      if (one?.privateKey?.variable === undefined) continue;
      notices.push({
        path: ['attached', list, index, 'privateKey'],
        text: 'a variable passes the plan file, and a later change of it is not seen: keyVaultSecret avoids both',
      });
    }
  }
  if (machines.length > 0 && outbound === 'limited')
    notices.push({
      path: ['attached', 'virtualMachines'],
      text: "Ubuntu's packages have no service tag: machines get none; outbound: firewall with packages: [ubuntu] names the hosts",
    });
};
