import type { Rewrite } from './terraform-json';

/** How nodes are provisioned must be said: by pools, as before, not by Azure's own choice (`Auto`). */
export const kubernetesCluster: Rewrite = (block) => ({ node_provisioning_profile: { mode: 'Manual' }, ...block });
