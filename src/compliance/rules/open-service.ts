import { isUnknown } from '../../model/terraform-value';
import { resource } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const account = (more: object) => resource('azurerm_storage_account', 'main', { name: 'main', ...more });

export const openService: LintRule = {
  id: 'SEC-008',
  title: 'A data service open to the whole Internet',
  severity: 'error',
  why: 'Public access with a default action of Allow lets every address in; the default action is Allow where no rules are written (G1).',
  source: 'storageNetwork',
  bad: account({ public_network_access_enabled: true }),
  good: account({
    public_network_access_enabled: true,
    network_rules: [{ default_action: 'Deny', bypass: ['AzureServices'], ip_rules: ['203.0.113.9'] }],
  }),
  check: ({ model }) =>
    model.services.flatMap(({ address, kind, publicAccess, defaultAction }): Hit[] => {
      // Workspaces and Databricks hold no list of networks: sign-in guards what is open of them.
      if (kind === 'workspace' || kind === 'databricks' || isUnknown(publicAccess) || isUnknown(defaultAction))
        return [];
      if (!publicAccess || defaultAction !== 'Allow') return [];
      return [
        {
          address,
          message: `the ${kind} lets every address of the Internet in: public access is on and its default action is Allow`,
          fix: "write public_network_access_enabled = false, or rules with default_action 'Deny'",
        },
      ];
    }),
};
