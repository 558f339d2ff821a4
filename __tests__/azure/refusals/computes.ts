import { badRequest } from '../answer';
import { type Body, keyOf, typeKey } from '../resource';
import type { Store } from '../store';
import type { PutRule } from './rule';

const COMPUTE = ['microsoft.machinelearningservices/workspaces/computes'];
const CLUSTER = ['microsoft.containerservice/managedclusters'];

/** The subnet of the first pool. */
const subnetOf = (cluster: Body, store: Store) => {
  const pools: Body[] = cluster.properties.agentPoolProfiles ?? [];
  return store.get(pools[0]?.vnetSubnetID ?? '');
};

export const COMPUTE_RULES: readonly PutRule[] = [
  {
    types: COMPUTE,
    source: 'MicrosoftDocs/azure-ai-docs, how-to-secure-training-vnet.md: the subnet of computes is not delegated',
    refuse: ({ properties, store }) => {
      const subnet = store.get(properties.properties?.subnet?.id ?? '');
      return subnet?.properties.delegations?.length > 0
        ? badRequest('SubnetIsDelegated', `Subnet ${subnet?.id} is delegated and cannot be used.`)
        : undefined;
    },
  },
  {
    types: COMPUTE,
    source:
      'MicrosoftDocs/azure-ai-docs, v1/how-to-secure-inferencing-vnet.md: the identity of AKS needs Network Contributor for an internal load balancer',
    refuse: ({ properties, store }) => {
      if (properties.properties?.loadBalancerType !== 'InternalLoadBalancer') return undefined;
      const attached = store.get(properties.resourceId ?? '');
      if (attached === undefined) return undefined;
      const cluster = store.view(attached);
      const subnet = subnetOf(cluster, store);
      const principals = Object.values<Body>(cluster.identity?.userAssignedIdentities ?? {}).map(
        ({ principalId }) => principalId,
      );
      const held = store
        .all()
        .filter((one) => typeKey(one) === 'microsoft.authorization/roleassignments')
        .some(
          ({ properties: role }) =>
            principals.includes(role.principalId) && keyOf(subnet?.id ?? 'none').startsWith(keyOf(role.scope)),
        );
      return held
        ? undefined
        : badRequest('LinkedAuthorizationFailed', `The identity of ${attached.id} may not join ${subnet?.id}.`);
    },
  },
  {
    types: COMPUTE,
    source:
      'MicrosoftDocs/azure-docs, v1/how-to-attach-compute-targets.md, 2021-10-21: the service signs in with a user name and a secret',
    refuse: ({ id, properties }) => {
      if (!/^(VirtualMachine|HDInsight)$/.test(properties.computeType)) return undefined;
      const { username, password, privateKeyData } = properties.properties?.administratorAccount ?? {};
      return username && (password || privateKeyData)
        ? undefined
        : badRequest('MissingCredentials', `${id} has no account to sign in with.`);
    },
  },
  {
    types: COMPUTE,
    source:
      'MicrosoftDocs/azure-docs, v1/how-to-attach-compute-targets.md, 2021-10-21: one attachment at a time, a new one breaks the last',
    refuse: ({ id, properties, store }) => {
      const target = keyOf(properties.resourceId ?? '');
      const other = store
        .all()
        .find(
          (one) =>
            typeKey(one) === COMPUTE[0] &&
            target !== '' &&
            keyOf(one.properties.resourceId ?? '') === target &&
            keyOf(one.id) !== keyOf(id),
        );
      return other === undefined
        ? undefined
        : badRequest('AlreadyAttached', `${properties.resourceId} is attached as ${other.id} already.`);
    },
  },
  {
    types: COMPUTE,
    source:
      'MicrosoftDocs/azure-ai-docs, how-to-attach-kubernetes-to-workspace.md: the extension has to be installed, and the identity of a workspace that is user-assigned needs its roles on the cluster before',
    refuse: ({ id, properties, store }) => {
      if (properties.computeType !== 'Kubernetes') return undefined;
      const cluster = String(properties.resourceId);
      const extensions = `${keyOf(cluster)}/providers/microsoft.kubernetesconfiguration/extensions/`;
      if (!store.entries().some(([key]) => key.startsWith(extensions)))
        return badRequest('ExtensionNotInstalled', `The extension is not installed in ${cluster}.`);
      const workspace = store.get(id.split('/computes/')[0] ?? '');
      const principals = Object.keys(workspace?.identity?.userAssignedIdentities ?? {}).map(
        (one) => workspace?.identity.userAssignedIdentities[one].principalId,
      );
      const roles = store
        .all()
        .filter((one) => typeKey(one) === 'microsoft.authorization/roleassignments')
        .filter(
          ({ properties: role }) => principals.includes(role.principalId) && keyOf(role.scope) === keyOf(cluster),
        );
      return principals.length === 0 || roles.length >= 3
        ? undefined
        : badRequest('LinkedAuthorizationFailed', `The identity of ${workspace?.id} has no rights in ${cluster}.`);
    },
  },
  {
    types: CLUSTER,
    source: 'Microsoft Learn, aks/egress-udr: userDefinedRouting wants a subnet that has its routes already',
    refuse: ({ body, properties, store }) =>
      properties.networkProfile?.outboundType === 'userDefinedRouting' &&
      subnetOf(body, store)?.properties.routeTable === undefined
        ? badRequest(
            'ExistingRouteTableNotAssociatedWithSubnet',
            'An existing route table has not been associated with subnet of the cluster.',
          )
        : undefined,
  },
  {
    types: CLUSTER,
    source: 'Microsoft Learn, aks/nat-gateway: userAssignedNATGateway wants a NAT gateway on the subnet',
    refuse: ({ body, properties, store }) =>
      properties.networkProfile?.outboundType === 'userAssignedNATGateway' &&
      subnetOf(body, store)?.properties.natGateway === undefined
        ? badRequest('NatGatewayNotAssociatedWithSubnet', 'The subnet of the cluster has no NAT gateway.')
        : undefined,
  },
];
