import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { Construct } from 'constructs';
import { type Placement, placed } from './refs';

export interface MonitoringProps {
  readonly logAnalyticsName: string;
  readonly applicationInsightsName: string;
  readonly placement: Placement;
  /** Days that logs are kept, as far as Application Insights knows them. @default 90 */
  readonly retentionDays?: 30 | 60 | 90 | 120 | 180 | 270 | 365 | 550 | 730;
}

/**
 * Application Insights on a Log Analytics workspace.
 *
 * Ingestion and query stay on the public endpoint: closing them takes an Azure Monitor private link scope. Application
 * Insights keeps its local keys, which jobs and endpoints send with; Log Analytics has none.
 */
export class Monitoring extends Construct {
  public readonly applicationInsightsId: string;
  public readonly logAnalyticsId: string;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const retentionInDays = props.retentionDays ?? 90;
    const logs = new LogAnalyticsWorkspace(this, 'Logs', {
      name: props.logAnalyticsName,
      ...placed(props.placement),
      sku: 'PerGB2018',
      retentionInDays,
      internetIngestionEnabled: true,
      internetQueryEnabled: true,
      localAuthenticationEnabled: false,
    });
    const insights = new ApplicationInsights(this, 'Insights', {
      name: props.applicationInsightsName,
      ...placed(props.placement),
      applicationType: 'web',
      workspaceId: logs.id,
      retentionInDays,
      disableIpMasking: false,
      internetIngestionEnabled: true,
      internetQueryEnabled: true,
      localAuthenticationDisabled: false,
    });
    this.logAnalyticsId = logs.id;
    this.applicationInsightsId = insights.id;
  }
}
