import { type Body, lastSegment, type Resource, TENANT, uuidOf } from '../resource';
import { type Behaviours, defaults } from './behaviour';

const VERSION = '1.33.5';

export const kubernetesBehaviours: Behaviours = {
  'microsoft.containerservice/managedclusters': (cluster) => {
    const { id, properties } = cluster;
    const name = lastSegment(id);
    properties.kubernetesVersion ||= VERSION;
    properties.currentKubernetesVersion = patchOf(properties.kubernetesVersion);
    properties.fqdn = `${properties.dnsPrefix || name}-lab.hcp.localhost`;
    if (properties.apiServerAccessProfile?.enablePrivateCluster) properties.privateFQDN = properties.fqdn;
    properties.nodeResourceGroup ||= `MC_${id.split('/')[4]}_${name}_${cluster.location}`;
    properties.networkProfile = networkProfile(properties.networkProfile ?? {}, id);
    properties.identityProfile = { kubeletidentity: kubeletIdentity(cluster, name) };
    defaults(properties, {
      enableRBAC: true,
      oidcIssuerProfile: { enabled: false },
      supportPlan: 'KubernetesOfficial',
      nodeProvisioningProfile: { mode: 'Manual', defaultNodePools: 'Auto' },
      windowsProfile: { adminUsername: 'azureuser', enableCSIProxy: true },
      storageProfile: {
        diskCSIDriver: { enabled: true },
        fileCSIDriver: { enabled: true },
        snapshotController: { enabled: true },
      },
    });
    if (properties.oidcIssuerProfile.enabled)
      properties.oidcIssuerProfile.issuerURL = `https://oidc.localhost/${uuidOf(id)}/`;
    cluster.sku = { name: 'Base', tier: cluster.sku?.tier || 'Free' };
  },
  'microsoft.containerservice/managedclusters/agentpools': ({ id, properties }, store) => {
    const cluster = store.get(id.split('/agentPools/')[0] ?? '');
    const version = cluster?.properties.currentKubernetesVersion ?? VERSION;
    Object.assign(properties, {
      provisioningState: 'Succeeded',
      powerState: { code: 'Running' },
      nodeImageVersion: 'AKSUbuntu-2204gen2containerd-202511.01.0',
      currentOrchestratorVersion: version,
    });
    defaults(properties, {
      orchestratorVersion: version,
      osDiskSizeGB: 128,
      osDiskType: 'Managed',
      kubeletDiskType: 'OS',
      maxPods: 110,
      osSKU: 'Ubuntu',
      osType: 'Linux',
      mode: 'User',
      enableAutoScaling: false,
      scaleDownMode: 'Delete',
      count: 1,
    });
  },
  'microsoft.kubernetesconfiguration/extensions': ({ id, properties }) => {
    // Azure gives no protected setting back.
    delete properties.configurationProtectedSettings;
    defaults(properties, {
      autoUpgradeMinorVersion: true,
      configurationSettings: {},
      currentVersion: '1.1.81',
      isSystemExtension: false,
      statuses: [],
    });
    properties.aksAssignedIdentity ??= {
      type: 'SystemAssigned',
      principalId: uuidOf(`${id}pid`),
      tenantId: TENANT,
    };
  },
};

const patchOf = (version: string) => (version.split('.').length === 2 ? `${version}.5` : version);

function kubeletIdentity({ id, properties }: Resource, name: string): Body {
  const group = `/subscriptions/${id.split('/')[2]}/resourceGroups/${properties.nodeResourceGroup}`;
  return {
    resourceId: `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}-agentpool`,
    clientId: uuidOf(`${id}kc`),
    objectId: uuidOf(`${id}ko`),
  };
}

function networkProfile(profile: Body, clusterId: string): Body {
  defaults(profile, {
    networkPlugin: 'kubenet',
    loadBalancerSku: 'standard',
    outboundType: 'loadBalancer',
    dnsServiceIP: '10.0.0.10',
    serviceCidr: '10.0.0.0/16',
    ipFamilies: ['IPv4'],
  });
  profile.serviceCidrs = [profile.serviceCidr];
  if (profile.networkPlugin === 'kubenet' || profile.networkPluginMode === 'overlay') {
    profile.podCidr ??= '10.244.0.0/16';
    profile.podCidrs = [profile.podCidr];
  }
  if (profile.outboundType === 'loadBalancer')
    profile.loadBalancerProfile ??= {
      managedOutboundIPs: { count: 1 },
      effectiveOutboundIPs: [{ id: `${clusterId}/x` }],
      idleTimeoutInMinutes: 30,
      allocatedOutboundPorts: 0,
    };
  return profile;
}
