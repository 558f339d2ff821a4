import type { Behaviours } from './behaviour';
import { databricksBehaviours } from './databricks';
import { hdinsightBehaviours } from './hdinsight';
import { identityBehaviours } from './identity';
import { kubernetesBehaviours } from './kubernetes';
import { machineLearningBehaviours } from './machine-learning';
import { monitoringBehaviours } from './monitoring';
import { networkBehaviours } from './network';
import { privateLinkBehaviours } from './private-link';
import { storageBehaviours } from './storage';
import { virtualMachineBehaviours } from './virtual-machine';

export const BEHAVIOURS: Behaviours = {
  ...databricksBehaviours,
  ...hdinsightBehaviours,
  ...identityBehaviours,
  ...kubernetesBehaviours,
  ...machineLearningBehaviours,
  ...monitoringBehaviours,
  ...networkBehaviours,
  ...privateLinkBehaviours,
  ...storageBehaviours,
  ...virtualMachineBehaviours,
};
