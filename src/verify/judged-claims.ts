import { REGION_PAIRS } from '../facts/region-pairs';
import { REGION_SUFFIXES, type Region } from '../facts/regions';
import type { RequiredFlow, RequiredService } from '../facts/required-flows';
import type { Subnet } from '../model/network-model';
import type { Compute, Service } from '../model/service-model';
import { answerOf, type Claim } from './claim';
import type { Endpoint, Flow } from './flow';
import type { Reachability } from './reach';
import { regionOf } from './service-routes';

/** A row of the catalogue about one node, judged for each of its names. */
export function flowClaims(
  reachability: Reachability,
  row: RequiredFlow,
  node: Endpoint,
  subnet: Subnet,
  about: string,
): Claim[] {
  const own = regionOf(reachability.topology, subnet);
  const region = row.pair ? REGION_PAIRS.pairs[own as Region] : own;
  if (row.pair && region === undefined) return [];
  const suffix = region === undefined ? undefined : REGION_SUFFIXES[region as Region];
  const tag = row.regional && suffix !== undefined ? `${row.tag}.${suffix}` : row.tag;
  const hosts = row.hosts.length === 0 ? [undefined] : row.hosts;
  return hosts.map((written) => {
    const host = written?.replace('<region>', region ?? '<region>');
    // A name of the Internet is somebody in particular; the tag alone is anybody.
    const far: Endpoint =
      host !== undefined && tag === 'Internet'
        ? { host }
        : { tag, ...(host === undefined ? {} : { host }), ...(row.owner === undefined ? {} : { owner: row.owner }) };
    const [from, to] = row.direction === 'out' ? [node, far] : [far, node];
    const flow: Flow = { from, to, protocol: row.protocol, port: row.port };
    return claim(reachability, { id: row.id, about, why: row.why, source: row.source, must: 'reach' }, flow);
  });
}

/** What a node needs of the services of its workspace, judged. */
export function serviceClaims(
  reachability: Reachability,
  compute: Pick<Compute, 'address' | 'workspace'>,
  node: Endpoint,
  rows: readonly RequiredService[],
): Claim[] {
  const { services } = reachability.topology.model;
  const workspace = services.find(({ address }) => address === compute.workspace);
  return rows.flatMap((row) => {
    const own = services.find(({ address, kind }) => kind === row.kind && address === compute.address);
    const service = own ?? partOf(reachability, workspace, row.kind);
    if (service === undefined) return [];
    const flow: Flow = {
      from: node,
      to: { service: service.address, part: row.part },
      protocol: 'tcp',
      port: row.port,
    };
    const about = { id: row.id, about: compute.address, why: row.why, source: row.source, must: 'reach' } as const;
    const made = claim(reachability, about, flow);
    return [row.privately ? onlyPrivately(made) : made];
  });
}

/** The storage, vault or registry that a workspace works with, or itself. */
export function partOf(
  { topology }: Pick<Reachability, 'topology'>,
  workspace: Service | undefined,
  kind: Service['kind'],
): Service | undefined {
  const parts = workspace?.workspace;
  const link = {
    storage: parts?.storage,
    vault: parts?.vault,
    registry: parts?.registry,
    workspace: workspace?.address,
    databricks: undefined,
  }[kind];
  return topology.model.services.find(({ address }) => address === link);
}

/** Arriving is not enough: it has to be the private endpoint that is reached. */
function onlyPrivately(made: Claim): Claim {
  const privately = made.judged.parts.every(({ trace }) => trace.some(({ semantics }) => semantics.includes('A8')));
  if (privately || made.answer !== 'proven') return made;
  return { ...made, answer: 'violated', text: `${made.text}: it is reached, and not at a private endpoint` };
}

export function claim(
  reachability: Reachability,
  about: Pick<Claim, 'id' | 'about' | 'why' | 'source' | 'must'>,
  flow: Flow,
): Claim {
  const judged = reachability.reach(flow);
  const [first] = judged.parts;
  const end = (name: 'from' | 'to') => (first?.[name] ?? '').replace(/ \(\d[^)]*\)$/, '');
  const text = `${end('from')} to ${end('to')} ${flow.port}/${flow.protocol}`;
  return { ...about, text, flow, judged, answer: answerOf(about.must, judged) };
}
