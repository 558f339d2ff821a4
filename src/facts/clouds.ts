import type { Sourced } from './source';

/** The Azures of this world: they share no region, no sign-in and hardly a host name. `region` tells which one. */
export type Cloud = 'public' | 'usgovernment' | 'china';
export type OtherCloud = Exclude<Cloud, 'public'>;

interface CloudRow extends Sourced {
  /** As people say it. */
  readonly title: string;
  /** As Microsoft's files of service tags say it. */
  readonly tagFile: string;
  readonly resourceManager: string;
  readonly login: string;
  /** What follows `<account>.blob.`. */
  readonly storage: string;
  /** What follows `<vault>.`. */
  readonly vault: string;
  /** What follows `<registry>.`. */
  readonly registry: string;
  /** What follows `<region>.api.`, and `<region>.notebooks.` below. */
  readonly workspaceApi: string;
  readonly notebooks: string;
}

/** Hosts of each cloud that names are built from. The keys are azurerm's words for `environment`. */
export const CLOUDS: { readonly [cloud in Cloud]: CloudRow } = {
  public: {
    title: 'Azure',
    tagFile: 'Public',
    resourceManager: 'management.azure.com',
    login: 'login.microsoftonline.com',
    storage: 'core.windows.net',
    vault: 'vault.azure.net',
    registry: 'azurecr.io',
    workspaceApi: 'api.azureml.ms',
    notebooks: 'notebooks.azure.net',
    source: 'mlFirewall',
    confidence: 'high',
  },
  usgovernment: {
    title: 'Azure Government',
    tagFile: 'AzureGovernment',
    resourceManager: 'management.usgovcloudapi.net',
    login: 'login.microsoftonline.us',
    storage: 'core.usgovcloudapi.net',
    vault: 'vault.usgovcloudapi.net',
    registry: 'azurecr.us',
    workspaceApi: 'api.ml.azure.us',
    notebooks: 'notebooks.usgovcloudapi.net',
    source: 'mlFirewall',
    confidence: 'high',
  },
  china: {
    title: 'Azure in China (21Vianet)',
    tagFile: 'China',
    resourceManager: 'management.chinacloudapi.cn',
    login: 'login.chinacloudapi.cn',
    storage: 'core.chinacloudapi.cn',
    vault: 'vault.azure.cn',
    registry: 'azurecr.cn',
    workspaceApi: 'api.ml.azure.cn',
    notebooks: 'notebooks.chinacloudapi.cn',
    source: 'mlFirewall',
    confidence: 'high',
  },
};

/**
 * What differs of a row that is written for the public cloud: the fields that are other there, or `'absent'` where
 * that cloud has no such thing. A cloud that is not named has the row as it stands.
 */
export type Elsewhere<Row> = { readonly [cloud in OtherCloud]?: Partial<Omit<Row, 'elsewhere'>> | 'absent' };

interface Varies {
  readonly elsewhere?: { readonly [cloud in OtherCloud]?: object | 'absent' };
}

/** A row as it is in a cloud; undefined where that cloud has no such thing. */
export function forCloud<Row extends Varies>(row: Row, cloud: Cloud): Row | undefined {
  const there = cloud === 'public' ? undefined : row.elsewhere?.[cloud];
  if (there === 'absent') return undefined;
  return there === undefined ? row : { ...row, ...there };
}

/** The rows that a cloud has, as they are there. */
export function allForCloud<Row extends Varies>(rows: readonly Row[], cloud: Cloud): readonly Row[] {
  return rows.flatMap((row) => forCloud(row, cloud) ?? []);
}
