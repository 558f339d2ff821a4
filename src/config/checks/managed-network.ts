import { CLOUDS } from '../../facts/clouds';
import { NOT_IN_MANAGED_NETWORK } from '../../facts/managed-network';
import { cloudOf } from '../../facts/regions';
import type { AzureIdType } from '../azure-id';
import { type ConfigPath, type Problem, writePath } from '../problem';
import type { ConfigDraft } from '../schema';
import { ENDPOINT_TARGETS } from '../schema-managed-network';
import type { Check } from './check';

type Managed = NonNullable<ConfigDraft['managedNetwork']>;

const AT: ConfigPath = ['managedNetwork'];

/** What has no place beside a managed network, and rules of it that Azure does not take. */
export const checkManagedNetwork: Check = (draft, problems, notices) => {
  const { managedNetwork, outbound, firewall, region } = draft;
  if (managedNetwork === undefined) return;
  refuseBeside(draft, problems);
  refuseCloud(region, problems);
  checkTags(managedNetwork, outbound, problems);
  checkEndpoints(managedNetwork, problems);
  refuseStorageHosts(firewall, problems);
  notices.push({
    path: AT,
    text: 'Azure goes back neither to no managed network nor from approved outbound to open: decide before the first apply, which waits about half an hour for the network',
  });
  if (outbound === 'firewall')
    notices.push({
      path: ['outbound'],
      text: 'the first host brings a firewall that Microsoft keeps and you pay for; outbound: limited does without',
    });
  if ((managedNetwork.privateEndpoints ?? []).length > 0)
    notices.push({
      path: [...AT, 'privateEndpoints'],
      text: "who owns the target approves each endpoint, or gives the workspace's identity the role Azure AI Enterprise Network Connection Approver there before",
    });
};

/** Everything that is for a network of one's own, and what is written in its place. */
function refuseBeside(draft: ConfigDraft, problems: Problem[]): void {
  const { computes, subnets, endpoints } = NOT_IN_MANAGED_NETWORK;
  const refuse = (path: ConfigPath, isThere: boolean, allowed: string, fix: string, value = writePath(path)) => {
    if (isThere) problems.push({ code: 'managed', path, found: `${value}, beside managedNetwork`, allowed, fix });
  };
  const { connectivity, storage, compute, attached, aks, databricks, forcedTunnelling, firewall, tools } = draft;
  for (const key of ['storage', 'keyVault'] as const)
    refuse(
      ['connectivity', key],
      connectivity?.[key] === 'serviceEndpoint',
      `privateEndpoint: ${endpoints}`,
      `set connectivity.${key}: privateEndpoint`,
      'serviceEndpoint',
    );
  const own = 'remove it, or remove managedNetwork and use a network of your own';
  refuse(['aks'], aks !== undefined, computes, own);
  refuse(['databricks'], databricks !== undefined, `nothing that wants subnets of yours; ${computes}`, own);
  refuse(['attached', 'virtualMachines'], (attached?.virtualMachines ?? []).length > 0, computes, own);
  refuse(['attached', 'existingMachines'], (attached?.existingMachines ?? []).length > 0, computes, own);
  refuse(['attached', 'hdinsight'], attached?.hdinsight !== undefined, computes, own);
  const routes = 'no routes and no firewall of yours: nodes leave by the managed network';
  refuse(['forcedTunnelling'], forcedTunnelling !== undefined, routes, own);
  refuse(['firewall', 'tier'], ![undefined, 'Standard'].includes(firewall?.tier), routes, own);
  refuse(['firewall', 'classicRules'], firewall?.classicRules === true, routes, own);
  refuse(['firewall', 'existing'], firewall?.existing !== undefined, routes, own);
  refuse(['storage', 'endpointPolicy'], storage?.endpointPolicy !== undefined, subnets, own);
  refuse(
    ['compute', 'spareAddresses'],
    (compute?.spareAddresses ?? 0) > 0,
    subnets,
    'remove it: nothing is to be kept free',
  );
  refuse(
    ['compute', 'communication'],
    compute?.communication === 'classic',
    'simplified: no rule of yours lets Azure Batch in to a managed network',
    'remove it',
  );
  const guarded = 'nodes without a public address: no rule of yours guards one in a managed network';
  refuse(['compute', 'publicIp'], compute?.publicIp !== undefined, guarded, own);
  for (const kind of ['clusters', 'instances'] as const)
    for (const [index, one] of (compute?.[kind] ?? []).entries())
      refuse(['compute', kind, index, 'publicIp'], one?.publicIp !== undefined, guarded, own);
  refuse(
    ['tools', 'microsoftImages'],
    tools?.microsoftImages === false,
    "true: Azure opens Microsoft's registry in every managed network",
    own,
  );
}

function refuseCloud(region: ConfigDraft['region'], problems: Problem[]): void {
  const cloud = region === undefined ? 'public' : cloudOf(region);
  if (cloud === 'public') return;
  problems.push({
    code: 'cloud',
    path: AT,
    found: `region: ${region}`,
    allowed: `the public cloud: Microsoft's pages do not say what Azure opens by itself in ${CLOUDS[cloud].title}`,
    fix: 'remove it, and use a network of your own',
  });
}

/** Tags are for what is approved; two rules about one are one rule. */
function checkTags({ serviceTags = [] }: Managed, outbound: ConfigDraft['outbound'], problems: Problem[]): void {
  const path = [...AT, 'serviceTags'];
  if (serviceTags.length > 0 && outbound === 'open')
    problems.push({
      code: 'needs',
      path,
      found: 'outbound: open',
      allowed: 'service tags where only approved outbound is allowed; Azure refuses them otherwise',
      fix: 'set outbound: limited or firewall, or remove them',
    });
  const keys = serviceTags.map((one) => `${one?.tag} ${one?.protocol}`);
  keys.forEach((key, index) => {
    if (serviceTags[index]?.tag === undefined || keys.indexOf(key) === index) return;
    problems.push({
      code: 'duplicate',
      path: [...path, index],
      found: key,
      allowed: 'each tag once for a protocol',
      fix: `write its ports into managedNetwork.serviceTags[${keys.indexOf(key)}]`,
    });
  });
}

/** A part that the target has, each once. */
function checkEndpoints({ privateEndpoints = [] }: Managed, problems: Problem[]): void {
  const keys = privateEndpoints.map((one) => `${one?.id} ${one?.part}`.toLowerCase());
  privateEndpoints.forEach((one, index) => {
    if (one?.id === undefined || one.part === undefined) return;
    const path = [...AT, 'privateEndpoints', index];
    const parts: readonly string[] = partsOf(one.id.type);
    if (!parts.includes(one.part))
      problems.push({
        code: 'part',
        path: [...path, 'part'],
        found: one.part,
        allowed: `a part of ${one.id.name}: ${parts.join(', ')}`,
        fix: 'name one of these',
      });
    else if (keys.indexOf(keys[index] ?? '') !== index)
      problems.push({
        code: 'duplicate',
        path,
        found: `${one.part} of ${one.id.name}`,
        allowed: 'each part of a service once',
        fix: 'remove it',
      });
  });
}

function partsOf(type: AzureIdType): readonly string[] {
  return type in ENDPOINT_TARGETS ? ENDPOINT_TARGETS[type as keyof typeof ENDPOINT_TARGETS] : [];
}

/** Azure takes no rule by host for storage. */
function refuseStorageHosts(firewall: ConfigDraft['firewall'], problems: Problem[]): void {
  (firewall?.hosts ?? []).forEach((one, index) => {
    if (one?.host?.endsWith(`.${CLOUDS.public.storage}`) !== true) return;
    problems.push({
      code: 'managed',
      path: ['firewall', 'hosts', index, 'host'],
      found: one.host,
      allowed: 'hosts that are no storage account: a managed network reaches those by private endpoint only',
      fix: 'name the account in managedNetwork.privateEndpoints',
    });
  });
}
