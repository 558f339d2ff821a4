import { assignRole } from '../../src/constructs/managed-identity';
import { Monitoring, type MonitoringProps } from '../../src/constructs/monitoring';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, reference } from './samples';

const monitoring = (over: Partial<MonitoringProps> = {}) =>
  synthesizeConstructs((stack) => {
    new Monitoring(stack, 'Monitoring', {
      logAnalyticsName: 'log-ml',
      applicationInsightsName: 'appi-ml',
      placement: PLACEMENT,
      ...over,
    });
  });

describe('Monitoring', () => {
  test('keeps logs in a workspace that takes no shared key', () => {
    expect(monitoring().only('azurerm_log_analytics_workspace')).toEqual({
      name: 'log-ml',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      sku: 'PerGB2018',
      retention_in_days: 90,
      local_authentication_enabled: false,
      internet_ingestion_enabled: true,
      internet_query_enabled: true,
    });
  });

  test('puts Application Insights on it, which hides addresses and keeps the keys that jobs send with', () => {
    expect(monitoring().only('azurerm_application_insights')).toEqual({
      name: 'appi-ml',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      application_type: 'web',
      workspace_id: reference('azurerm_log_analytics_workspace', 'id'),
      retention_in_days: 90,
      disable_ip_masking: false,
      local_authentication_disabled: false,
      internet_ingestion_enabled: true,
      internet_query_enabled: true,
    });
  });

  test('keeps both for as long as it is told', () => {
    const stack = monitoring({ retentionDays: 365 });
    for (const type of ['azurerm_log_analytics_workspace', 'azurerm_application_insights']) {
      expect(stack.only(type).retention_in_days).toBe(365);
    }
  });

  test('tells both ids', () => {
    const stack = synthesizeConstructs((own) => {
      const made = new Monitoring(own, 'Monitoring', {
        logAnalyticsName: 'log',
        applicationInsightsName: 'appi',
        placement: PLACEMENT,
      });
      assignRole(own, 'Logs', { on: made.logAnalyticsId, role: 'Reader', principalId: 'p', principalKey: 'k' });
      assignRole(own, 'Insights', {
        on: made.applicationInsightsId,
        role: 'Reader',
        principalId: 'p',
        principalKey: 'k',
      });
    });
    expect(stack.all('azurerm_role_assignment').map(({ scope }) => scope)).toEqual(
      expect.arrayContaining([
        reference('azurerm_log_analytics_workspace', 'id'),
        reference('azurerm_application_insights', 'id'),
      ]),
    );
  });
});
