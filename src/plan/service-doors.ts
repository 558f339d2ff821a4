import type { WorkspaceConfig } from '../config/schema';
import { SERVICE_ENDPOINTS } from '../facts/service-endpoints';
import type { OpenDoor } from './access';
import { accountAccess, clientIps, deployer, type ServiceAccess, subnetsWith, vaultAccess } from './service-access';
import { hasPolicy, holdsHosts, type SubnetKind, type SubnetPlan } from './subnets';

const door = (what: string, to: string, why: string): OpenDoor => ({ what, to, why });
const when = (holds: boolean, one: () => OpenDoor): OpenDoor[] => (holds ? [one()] : []);

/** Who reaches the account and the vault of the workspace. */
export function serviceDoors(config: WorkspaceConfig, subnets: readonly SubnetPlan[]): OpenDoor[] {
  const storage = accountAccess(config, subnets);
  const vault = vaultAccess(config, subnets);
  const open = [...(storage.publicAccess ? ['storage account'] : []), ...(vault.publicAccess ? ['key vault'] : [])];
  const ips = clientIps(config);
  return [
    serviceDoor('storage account', storage, subnets, 'the workspace manages its containers'),
    serviceDoor('key vault', vault, subnets, 'the workspace keeps its secrets there'),
    ...when(ips.length > 0 && open.length > 0, () =>
      door(open.join(', '), ips.join(', '), 'clients (access.clientIps)'),
    ),
    ...bootstrapDoors(config, open),
  ];
}

/** What is open so that Terraform can come in, and for how long. */
function bootstrapDoors(config: WorkspaceConfig, open: readonly string[]): OpenDoor[] {
  const { deployerAddress, closeAfterCreation } = config.bootstrap;
  return [
    ...(deployerAddress === undefined
      ? []
      : [door(`${open.join(', ')}, while bootstrap says so`, deployer(config).join(', '), deployerAddress.reason)]),
    ...(closeAfterCreation === undefined
      ? []
      : [
          door(
            'storage account, until the workspace stands',
            'anybody with a key or a role',
            closeAfterCreation.reason,
          ),
        ]),
  ];
}

function serviceDoor(what: string, access: ServiceAccess, subnets: readonly SubnetPlan[], why: string): OpenDoor {
  const trusted = access.trusted === 'services' ? "Azure's trusted services" : 'this workspace';
  if (access.publicAccess)
    return door(what, `${namesOf(access.subnets, subnets)}; ${trusted}`, `service endpoints; ${why}`);
  const parts = access.privateLinks.join(', ');
  return door(what, `the network and what is connected to it; ${trusted}`, `private endpoints (${parts}); ${why}`);
}

/** Whose storage and vaults computes reach besides the workspace's own: where data may leave to. */
export function dataDoors(config: WorkspaceConfig, subnets: readonly SubnetPlan[]): OpenDoor[] {
  const { storage } = config.connectivity;
  const { endpointPolicy } = config.storage;
  const free = (kind: SubnetKind) => !hasPolicy(kind, config.storage);
  const accounts = subnetsWith(SERVICE_ENDPOINTS.storage.service, subnets).filter(free);
  const vaults = subnetsWith(SERVICE_ENDPOINTS.keyVault.service, subnets);
  const anybodys = (what: string, on: readonly SubnetKind[]) =>
    when(on.length > 0, () =>
      door(
        `anybody's ${what} of the region`,
        namesOf(on, subnets),
        'service endpoints go past a firewall, and tags name no account',
      ),
    );
  return [
    ...(accounts.join() === vaults.join()
      ? anybodys('storage and vaults', vaults)
      : [...anybodys('storage', accounts), ...anybodys('vaults', vaults)]),
    ...when(config.outbound === 'limited' && storage === 'privateEndpoint' && endpointPolicy === undefined, () =>
      door(
        "anybody's storage of the region",
        namesOf(['compute'], subnets),
        "nodes need Azure Batch's own accounts, and tags name no account",
      ),
    ),
    ...when(config.outbound === 'firewall' && endpointPolicy === undefined, () =>
      door(
        "anybody's blobs, queues and tables",
        namesOf(
          subnets.filter(holdsHosts).map(({ kind }) => kind),
          subnets,
        ),
        "nodes need Azure Batch's own accounts, whose names are not told",
      ),
    ),
    ...(endpointPolicy === undefined ? [] : [policyDoor(endpointPolicy.alsoAccounts, subnets)]),
  ];
}

/** What is left of storage with a policy. */
function policyDoor(also: readonly string[], subnets: readonly SubnetPlan[]): OpenDoor {
  const named = also.map((id) => id.slice(id.lastIndexOf('/') + 1));
  const what = ['storage of this resource group', 'of Azure Machine Learning', ...named].join(', ');
  return door(what, namesOf(['compute'], subnets), 'the service endpoint policy names them, and nobody else');
}

function namesOf(kinds: readonly SubnetKind[], subnets: readonly SubnetPlan[]): string {
  return subnets
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ name }) => name)
    .join(', ');
}
