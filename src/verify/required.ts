import { AKS_NODE_FLOWS, AKS_POD_FLOWS } from '../facts/aks-flows';
import { allForCloud } from '../facts/clouds';
import { REGION_PAIRS } from '../facts/region-pairs';
import { REGION_SUFFIXES, type Region } from '../facts/regions';
import { ATTACHED_FLOWS } from '../facts/required-attached';
import {
  REQUIRED_FLOWS,
  REQUIRED_SERVICES,
  type RequiredFlow,
  type RequiredService,
  type RequiredWhen,
} from '../facts/required-flows';
import type { Subnet } from '../model/network-model';
import type { Attached, Cluster, Compute, Service } from '../model/service-model';
import { isUnknown } from '../model/terraform-value';
import { answerOf, type Claim } from './claim';
import { kindOf } from './compute-kind';
import type { Endpoint, Flow, Part, Reach } from './flow';
import type { Reachability } from './reach';
import { databricksRows } from './required-databricks';
import { cloudAt, regionOf } from './service-routes';
import type { Topology } from './topology';

/** Every flow that the computes of the model need, judged. */
export function requiredClaims(reachability: Reachability): Claim[] {
  const { computes, clusters, attached } = reachability.topology.model;
  return [
    ...computes.flatMap((compute) => computeClaims(reachability, compute)),
    ...attached.flatMap((one) => attachedClaims(reachability, one)),
    ...clusters.flatMap((cluster) => clusterClaims(reachability, cluster)),
    ...platformClaims(reachability),
  ];
}

function computeClaims(reachability: Reachability, compute: Compute): Claim[] {
  const { topology } = reachability;
  const subnet =
    compute.subnet === undefined || isUnknown(compute.subnet) ? undefined : topology.subnet(compute.subnet);
  if (subnet === undefined) return [outside(reachability, compute)];
  const open = isUnknown(compute.publicIp) ? {} : { publicIp: compute.publicIp };
  const node: Endpoint = { subnet: subnet.address, compute: compute.address, ...open };
  const { flows, services } =
    compute.kind === 'databricks'
      ? databricksRows(compute, topology.model.services)
      : machineLearningRows(topology, compute, subnet);
  return [
    ...flows.flatMap((row) => flowClaims(reachability, row, node, subnet, compute.address)),
    ...serviceClaims(reachability, compute, node, services),
  ];
}

function machineLearningRows(topology: Topology, compute: Compute, subnet: Subnet) {
  const kind = kindOf(topology, compute, subnet);
  const holds = ({ when }: { readonly when: readonly RequiredWhen[] }) => when.every((one) => kind.has(one));
  const cloud = cloudAt(topology, subnet);
  return { flows: allForCloud(REQUIRED_FLOWS, cloud).filter(holds), services: REQUIRED_SERVICES.filter(holds) };
}

const UNCONDITIONAL_SERVICES = REQUIRED_SERVICES.filter(({ when }) => when.length === 0);

function attachedClaims(reachability: Reachability, attached: Attached): Claim[] {
  const { topology } = reachability;
  const machine = topology.model.machines.find(({ address }) => address === attached.machine);
  const subnet = machine === undefined || isUnknown(machine.subnet) ? undefined : topology.subnet(machine.subnet);
  if (machine === undefined || subnet === undefined) return [];
  const node: Endpoint = { machine: machine.address };
  const cloud = cloudAt(topology, subnet);
  const flows = allForCloud(ATTACHED_FLOWS, cloud).map((row) =>
    row.direction === 'in' ? { ...row, port: attached.sshPort ?? row.port } : row,
  );
  return [
    ...flows.flatMap((row) => flowClaims(reachability, row, node, subnet, attached.address)),
    ...serviceClaims(reachability, attached, node, UNCONDITIONAL_SERVICES),
  ];
}

function flowClaims(
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

function serviceClaims(
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

function partOf(
  reachability: Reachability,
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
  return reachability.topology.model.services.find(({ address }) => address === link);
}

/** Arriving is not enough: it has to be the private endpoint that is reached. */
function onlyPrivately(made: Claim): Claim {
  const privately = made.judged.parts.every(({ trace }) => trace.some(({ semantics }) => semantics.includes('A8')));
  if (privately || made.answer !== 'proven') return made;
  return { ...made, answer: 'violated', text: `${made.text}: it is reached, and not at a private endpoint` };
}

/** Nodes in Microsoft's network, or in the one that the workspace manages. */
function outside(reachability: Reachability, compute: Compute): Claim {
  const workspace = reachability.topology.model.services.find(({ address }) => address === compute.workspace);
  const isolation = workspace?.workspace?.isolation;
  const managed = isolation === 'AllowInternetOutbound' || isolation === 'AllowOnlyApprovedOutbound';
  const text = managed
    ? `nodes of ${compute.name} are in the managed network of the workspace, which lets the required flows out`
    : `nodes of ${compute.name} are in no network of the input`;
  const part: Part = {
    verdict: managed ? 'reached' : 'unknown',
    from: compute.name,
    to: 'what it needs',
    trace: [
      {
        kind: 'address',
        verdict: managed ? 'reached' : 'unknown',
        text,
        address: compute.address,
        semantics: managed ? ['K5', 'K6', 'K7'] : ['M2'],
      },
    ],
  };
  const judged: Reach = { verdict: part.verdict, trace: part.trace, parts: [part] };
  return {
    id: 'placed',
    about: compute.address,
    must: 'reach',
    text,
    why: 'a compute needs its services',
    source: 'mlTrainingNetwork',
    answer: answerOf('reach', judged),
    judged,
  };
}

function clusterClaims(reachability: Reachability, cluster: Cluster): Claim[] {
  const links = [cluster.subnet, ...cluster.pools.map(({ subnet }) => subnet)];
  const subnets = [...new Set(links)].flatMap((link) =>
    link === undefined || isUnknown(link) ? [] : (reachability.topology.subnet(link) ?? []),
  );
  const kind: ReadonlySet<RequiredWhen> = new Set(cluster.private === false ? ['publicApiServer'] : []);
  return subnets.flatMap((subnet) => {
    const cloud = cloudAt(reachability.topology, subnet);
    const flows = allForCloud(AKS_NODE_FLOWS, cloud).filter(({ when }) => when.every((one) => kind.has(one)));
    const node: Endpoint = { subnet: subnet.address, compute: cluster.address, publicIp: false };
    return [
      ...flows.flatMap((row) => flowClaims(reachability, row, node, subnet, cluster.address)),
      ...podClaims(reachability, cluster, node),
    ];
  });
}

/** Nodes and pods of an overlay see each other by addresses of their own, which the rules of the subnet judge. */
function podClaims(reachability: Reachability, cluster: Cluster, node: Endpoint): Claim[] {
  if (cluster.podBlocks === undefined) return [];
  const pods: Endpoint = { pods: cluster.address };
  return AKS_POD_FLOWS.map(({ id, from, protocol, port, why, source }) =>
    claim(
      reachability,
      { id, about: cluster.address, why, source, must: 'reach' },
      { from: from === 'node' ? node : pods, to: pods, protocol, port },
    ),
  );
}

/** The workspace reads its own storage, vault and registry. */
function platformClaims(reachability: Reachability): Claim[] {
  const { services } = reachability.topology.model;
  return services.flatMap((workspace) =>
    (['storage', 'vault', 'registry'] as const).flatMap((kind) => {
      const service = workspace.kind === 'workspace' ? partOf(reachability, workspace, kind) : undefined;
      const part = { storage: 'blob', vault: 'vault', registry: 'registry' }[kind];
      if (service === undefined) return [];
      const flow: Flow = {
        from: { platform: workspace.address },
        to: { service: service.address, part },
        protocol: 'tcp',
        port: 443,
      };
      return [
        claim(
          reachability,
          {
            id: `workspace-to-${kind}`,
            about: workspace.address,
            why: 'the workspace works with it',
            source: 'mlWorkspaceNetwork',
            must: 'reach',
          },
          flow,
        ),
      ];
    }),
  );
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
