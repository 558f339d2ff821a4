import { Construct } from 'constructs';
import { literals } from '../constructs/literal';
import { ResourceGroup } from '../constructs/resource-group';
import { planWorkspace, type WorkspacePlan, type WorkspaceProps } from '../plan/workspace-plan';
import { AttachedComputes } from './attached-computes';
import { Databricks } from './databricks';
import { ExistingCluster } from './existing-cluster';
import { FurtherStorage } from './further-storage';
import { ScoringCluster } from './scoring-cluster';
import { SecuredNetwork } from './secured-network';
import { SparkCompute } from './spark-compute';
import { TrainingComputes } from './training-computes';
import { WorkspaceServices } from './workspace-services';

/** The same keys as `secured-ml.yaml`; `provider` and `backend` belong to the stack and are not read here. */
export type SecuredMlWorkspaceProps = WorkspaceProps;

/**
 * A network-secured Azure Machine Learning workspace: network, storage, vault, registry, monitoring, workspace,
 * computes and AKS, closed but for what its props open.
 *
 * The stack around it needs the azurerm provider with the features of `PROVIDER_FEATURES`.
 */
export class SecuredMlWorkspace extends Construct {
  /** Everything that was decided, as plain data. */
  public readonly plan: WorkspacePlan;
  public readonly network: SecuredNetwork;
  public readonly services: WorkspaceServices;

  /** @throws ConfigError with every problem of the props at once */
  constructor(scope: Construct, id: string, props: SecuredMlWorkspaceProps) {
    super(scope, id);
    const plan = planWorkspace(props, `${scope.node.path}/${id}`);
    this.plan = plan;
    const { placement, resourceGroupId } = new ResourceGroup(this, 'ResourceGroup', {
      name: plan.names.resourceGroup,
      location: plan.region,
      tags: literals(plan.tags),
    });
    this.network = new SecuredNetwork(this, 'Network', { plan, placement, resourceGroupId });
    this.services = new WorkspaceServices(this, 'Services', { plan, placement, network: this.network });
    const parts = { plan, placement, network: this.network, services: this.services };
    const { identity: computes } = new TrainingComputes(this, 'Training', parts);
    if (plan.furtherAccounts.length > 0) new FurtherStorage(this, 'Storage', { ...parts, computes });
    const { virtualMachines, existingMachines, hdinsight } = plan.attached;
    if (virtualMachines.length + existingMachines.length > 0) new AttachedComputes(this, 'Attached', parts);
    if (hdinsight !== undefined) new SparkCompute(this, 'Spark', { ...parts, hdinsight });
    if (plan.aks !== undefined) new ScoringCluster(this, 'Scoring', { ...parts, aks: plan.aks });
    if (plan.databricks !== undefined) new Databricks(this, 'Databricks', { ...parts, databricks: plan.databricks });
    if (plan.existingAks !== undefined) new ExistingCluster(this, 'Scoring', { ...parts, aks: plan.existingAks });
  }
}
