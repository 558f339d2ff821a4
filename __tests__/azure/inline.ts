/** Children that ARM also takes and shows on their parent. */
export interface Inline {
  readonly property: string;
  readonly collection: string;
  /** Shown without the `properties` level; one that a PUT leaves out is kept. */
  readonly flat?: true;
}

export const INLINE: { readonly [type: string]: Inline } = {
  'microsoft.network/virtualnetworks': { property: 'subnets', collection: 'subnets' },
  'microsoft.network/networksecuritygroups': { property: 'securityRules', collection: 'securityRules' },
  'microsoft.network/routetables': { property: 'routes', collection: 'routes' },
  'microsoft.containerservice/managedclusters': {
    property: 'agentPoolProfiles',
    collection: 'agentPools',
    flat: true,
  },
};
