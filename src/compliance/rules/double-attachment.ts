import type { Attachment } from '../../model/attachments';
import { resource, together, workspace } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const cluster = together(
  workspace(),
  resource('azurerm_kubernetes_cluster', 'main', { name: 'main', local_account_disabled: true }),
);
const attached = (name: string, type: string, more: object = {}) =>
  resource('azurerm_resource_group_template_deployment', name, {
    name,
    deployment_mode: 'Incremental',
    template_content: `{"resources":[{"properties":{"computeType":"${type}","properties":{"loadBalancerType":"InternalLoadBalancer"}}}]}`,
    ...more,
  });

export const doubleAttachment: LintRule = {
  id: 'ML-005',
  title: 'A cluster is attached in two ways at once',
  severity: 'error',
  why: 'AKS takes one classic attachment: a second one, or the extension beside it, breaks what answers there.',
  source: 'mlAksV1',
  bad: together(cluster, attached('classic', 'AKS'), attached('today', 'Kubernetes')),
  good: together(
    cluster,
    attached('attach', 'AKS'),
    attached('update', 'AKS', { depends_on: ['azurerm_resource_group_template_deployment.attach'] }),
  ),
  check: ({ model }) =>
    model.clusters.flatMap(({ address, attachments, extension }): Hit[] => {
      const classic = attachments.filter(({ type }) => type === 'AKS');
      const others = [
        ...attachments.filter(({ type }) => type === 'Kubernetes').map((one) => one.address),
        ...(extension === undefined ? [] : [extension.address]),
      ];
      const [first] = classic;
      if (first === undefined || (others.length === 0 && isOneAfterAnother(classic))) return [];
      const all = [...classic.map((one) => one.address), ...others];
      return [
        {
          address: first.address,
          message: `${address} is attached by ${all.join(' and by ')}`,
          fix: 'keep one of them; an update of an attachment waits for it with depends_on',
        },
      ];
    }),
};

/** A first call, and updates of what it made. */
function isOneAfterAnother(calls: readonly Attachment[]): boolean {
  return calls.every((one) =>
    calls.every((other) => one === other || one.after.includes(other.address) || other.after.includes(one.address)),
  );
}
