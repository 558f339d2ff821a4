import { allForCloud } from '../facts/clouds';
import { REGION_SUFFIXES, type Region } from '../facts/regions';
import { CLIENT_SERVICES, REQUIRED_FLOWS, REQUIRED_SERVICES, type RequiredWhen } from '../facts/required-flows';
import type { Compute } from '../model/service-model';
import { isUnknown } from '../model/terraform-value';
import type { Claim } from './claim';
import { kindOf } from './compute-kind';
import type { Flow } from './flow';
import { claim, partOf } from './judged-claims';
import { type ManagedNetwork, managedClaim } from './managed-network';
import type { Reachability } from './reach';
import type { Topology } from './topology';

/**
 * Every flow that a compute in a managed network needs. Accounts that Azure Batch owns are left out: Microsoft's list of
 * what such a network needs names none, so how its nodes come to them is Azure's own matter.
 */
export function managedRequired(topology: Topology, managed: ManagedNetwork, compute: Compute): Claim[] {
  const { workspace } = managed;
  const kind = kindOf(topology, compute, undefined);
  const holds = ({ when }: { readonly when: readonly RequiredWhen[] }) => when.every((one) => kind.has(one));
  const region = isUnknown(workspace.region) ? undefined : workspace.region.toLowerCase().replaceAll(' ', '');
  const suffix = REGION_SUFFIXES[region as Region];
  const flows = allForCloud(REQUIRED_FLOWS, workspace.cloud).filter(
    (row) => row.direction === 'out' && row.owner === undefined && holds(row),
  );
  const about = { about: compute.address, must: 'reach' } as const;
  return [
    ...flows.flatMap((row) => {
      const tag = row.regional && suffix !== undefined ? `${row.tag}.${suffix}` : row.tag;
      const hosts = row.hosts.length === 0 ? [undefined] : row.hosts;
      return hosts.map((written) => {
        const host = written?.replace('<region>', region ?? '<region>');
        const far = { tag, protocol: row.protocol, port: row.port, ...(host === undefined ? {} : { host }) };
        const text = `${compute.name} to ${host ?? tag} ${row.port}/${row.protocol}`;
        return managedClaim(managed, { ...row, ...about }, text, managed.toOutside(far));
      });
    }),
    // That a node wants an endpoint of the workspace is said of networks of one's own.
    ...REQUIRED_SERVICES.filter((row) => holds(row) && !row.privately).flatMap((row) => {
      const service = partOf({ topology }, workspace, row.kind);
      if (service === undefined) return [];
      const text = `${compute.name} to ${service.address}, ${row.part} ${row.port}/tcp`;
      return [managedClaim(managed, { ...row, ...about }, text, managed.toService(service, row.part))];
    }),
  ];
}

/** People come to such a workspace from each network in which it has a private endpoint. */
export function clientClaims(reachability: Reachability): Claim[] {
  const { services, privateEndpoints } = reachability.topology.model;
  return services.flatMap((workspace) => {
    const isolation = workspace.workspace?.isolation ?? 'Disabled';
    if (isolation === 'Disabled') return [];
    const subnets = new Set(
      privateEndpoints.flatMap(({ target, subnet }) =>
        [workspace.address, workspace.workspace?.storage].includes(target) && !isUnknown(subnet) ? [subnet] : [],
      ),
    );
    return [...subnets].flatMap((subnet) =>
      CLIENT_SERVICES.flatMap((row) => {
        const service = partOf(reachability, workspace, row.kind);
        if (service === undefined) return [];
        const flow: Flow = {
          from: { subnet },
          to: { service: service.address, part: row.part },
          protocol: 'tcp',
          port: row.port,
        };
        const { id, why, source } = row;
        return [claim(reachability, { id, why, source, about: workspace.address, must: 'reach' }, flow)];
      }),
    );
  });
}
