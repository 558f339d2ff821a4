import { DATASTORE_FLOWS } from '../facts/datastore-flows';
import type { Compute } from '../model/service-model';
import { isUnknown } from '../model/terraform-value';
import type { Claim } from './claim';
import type { Endpoint } from './flow';
import { claim } from './judged-claims';
import { managedClaim, managedNetworkOf } from './managed-network';
import type { Reachability } from './reach';

/**
 * Every account behind a datastore has to be reached by the computes of its workspace: by service endpoint from their
 * own subnet, or at a private endpoint. Databricks reads blobs and lakes as well.
 */
export function datastoreClaims(reachability: Reachability): Claim[] {
  const { datastores, computes, services } = reachability.topology.model;
  // Several of one kind in one account need the same of the network.
  const apart = datastores.filter(
    ({ account, kind, workspace }, index) =>
      datastores.findIndex((one) => one.account === account && one.kind === kind && one.workspace === workspace) ===
      index,
  );
  return apart.flatMap((datastore) =>
    computes
      .filter(({ workspace }) => !isUnknown(workspace) && workspace === datastore.workspace)
      .filter(({ kind }) => kind !== 'databricks' || datastore.kind !== 'file')
      .flatMap((compute) => {
        const account = services.find(({ address }) => address === datastore.account);
        const managed = compute.subnet === undefined ? managedNetworkOf(reachability.topology, compute) : undefined;
        const node = nodeOf(compute);
        // An account of another input is judged there.
        if (account === undefined) return [];
        const rows = DATASTORE_FLOWS.filter(({ kind }) => kind === datastore.kind);
        if (managed !== undefined)
          return rows.map((row) =>
            managedClaim(
              managed,
              { ...row, about: compute.address, must: 'reach', why: `${row.why} (${datastore.address})` },
              `${compute.name} to ${datastore.address}, ${row.part} ${row.port}/tcp`,
              managed.toService(account, row.part),
            ),
          );
        if (node === undefined) return [];
        return rows.map(({ id, part, port, why, source }) =>
          claim(
            reachability,
            { id, about: compute.address, why: `${why} (${datastore.address})`, source, must: 'reach' },
            { from: node, to: { service: account.address, part }, protocol: 'tcp', port },
          ),
        );
      }),
  );
}

function nodeOf({ address, subnet, publicIp }: Compute): Endpoint | undefined {
  if (subnet === undefined || isUnknown(subnet)) return undefined;
  return { subnet, compute: address, ...(isUnknown(publicIp) ? {} : { publicIp }) };
}
