import { TENANT, uuidOf } from '../resource';
import { type Behaviours, defaults } from './behaviour';

export const monitoringBehaviours: Behaviours = {
  'microsoft.insights/components': (component, store) => {
    const { id, name, properties } = component;
    const key = uuidOf(`${id}ikey`);
    Object.assign(properties, {
      AppId: uuidOf(`${id}app`),
      InstrumentationKey: key,
      ConnectionString: `InstrumentationKey=${key}`,
      TenantId: TENANT,
      CreationDate: '2026-01-01T00:00:00Z',
    });
    defaults(properties, { RetentionInDays: 90 });
    const rule = failureRuleOf(id, String(name));
    if (!store.has(rule)) store.set(rule, failureRule(rule, id));
  },
  'microsoft.operationalinsights/workspaces': ({ id, properties }) => {
    properties.customerId = uuidOf(id);
    defaults(properties, {
      retentionInDays: 30,
      sku: { name: 'PerGB2018' },
      publicNetworkAccessForIngestion: 'Enabled',
      publicNetworkAccessForQuery: 'Enabled',
      features: { enableLogAccessUsingOnlyResourcePermissions: true, disableLocalAuth: false },
    });
  },
};

/** The alert rule that Azure puts beside a component; `disable_generated_rule` has the provider switch it off. */
function failureRuleOf(componentId: string, name: string): string {
  const group = componentId.split('/').slice(0, 5).join('/');
  return `${group}/providers/Microsoft.AlertsManagement/smartDetectorAlertRules/Failure Anomalies - ${name}`;
}

function failureRule(id: string, scope: string) {
  return {
    id,
    name: id.slice(id.lastIndexOf('/') + 1),
    type: 'Microsoft.AlertsManagement/smartDetectorAlertRules',
    location: 'global',
    properties: {
      state: 'Enabled',
      severity: 'Sev3',
      frequency: 'PT1M',
      detector: { id: 'FailureAnomaliesDetector' },
      scope: [scope],
      actionGroups: { groupIds: [] },
    },
  };
}
