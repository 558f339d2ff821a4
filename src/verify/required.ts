import { allForCloud } from '../facts/clouds';
import { ATTACHED_FLOWS } from '../facts/required-attached';
import { REQUIRED_FLOWS, REQUIRED_SERVICES, type RequiredWhen } from '../facts/required-flows';
import type { Subnet } from '../model/network-model';
import type { Attached, Compute } from '../model/service-model';
import { isUnknown } from '../model/terraform-value';
import { answerOf, type Claim } from './claim';
import { kindOf } from './compute-kind';
import type { Endpoint, Flow, Reach } from './flow';
import { claim, flowClaims, partOf, serviceClaims } from './judged-claims';
import { managedNetworkOf } from './managed-network';
import type { Reachability } from './reach';
import { clusterClaims } from './required-clusters';
import { databricksRows } from './required-databricks';
import { clientClaims, managedRequired } from './required-managed';
import { cloudAt } from './service-routes';
import type { Topology } from './topology';

/** Every flow that the computes of the model need, judged. */
export function requiredClaims(reachability: Reachability): Claim[] {
  const { computes, clusters, attached } = reachability.topology.model;
  return [
    ...computes.flatMap((compute) => computeClaims(reachability, compute)),
    ...attached.flatMap((one) => attachedClaims(reachability, one)),
    ...clusters.flatMap((cluster) => clusterClaims(reachability, cluster)),
    ...platformClaims(reachability),
    ...clientClaims(reachability),
  ];
}

function computeClaims(reachability: Reachability, compute: Compute): Claim[] {
  const { topology } = reachability;
  const subnet =
    compute.subnet === undefined || isUnknown(compute.subnet) ? undefined : topology.subnet(compute.subnet);
  if (subnet === undefined) {
    const managed = managedNetworkOf(topology, compute);
    return managed === undefined ? [outside(compute)] : managedRequired(topology, managed, compute);
  }
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

/** Nodes in Microsoft's network, which is nobody's in particular. */
function outside(compute: Compute): Claim {
  const text = `nodes of ${compute.name} are in no network of the input`;
  const trace = [{ kind: 'address', verdict: 'unknown', text, address: compute.address, semantics: ['M2'] }] as const;
  const judged: Reach = {
    verdict: 'unknown',
    trace,
    parts: [{ verdict: 'unknown', trace, from: compute.name, to: 'what it needs' }],
  };
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
