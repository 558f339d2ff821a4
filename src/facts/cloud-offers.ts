import type { OtherCloud } from './clouds';
import type { Region } from './regions';
import type { Sourced } from './source';

/**
 * Where Azure Machine Learning is deployed outside the public cloud, as Microsoft lists it. The tag files of July 2026
 * have addresses of the service in every region, so a region that is not listed is told and not refused.
 */
export const ML_REGIONS: { readonly [cloud in OtherCloud]: { readonly regions: readonly Region[] } & Sourced } = {
  usgovernment: { regions: ['usgovarizona', 'usgovvirginia'], source: 'mlCloudParity', confidence: 'medium' },
  china: { regions: ['chinaeast2'], source: 'mlCloudParity', confidence: 'medium' },
};

/** A part of a workspace that Microsoft says a cloud does not offer. */
export interface NotOffered extends Sourced {
  readonly feature: 'aks' | 'databricks' | 'vsCode';
  readonly clouds: readonly OtherCloud[];
  /** Microsoft's own line for it. */
  readonly line: string;
  readonly instead: string;
}

export const NOT_OFFERED: readonly NotOffered[] = [
  {
    feature: 'aks',
    clouds: ['usgovernment', 'china'],
    line: "'Private IP of AKS cluster: NO' and 'Kubernetes compute: NO'",
    instead: 'leave it out; managed online endpoints are offered there',
    source: 'mlCloudParity',
    confidence: 'medium',
  },
  {
    feature: 'databricks',
    clouds: ['usgovernment'],
    line: "'Azure Databricks integration: NO'",
    instead: 'leave it out, and move data with jobs on a cluster',
    source: 'mlCloudParity',
    confidence: 'medium',
  },
  {
    feature: 'vsCode',
    clouds: ['usgovernment', 'china'],
    line: "'Visual Studio Code integration: NO'",
    instead: 'leave it out, and work in the notebooks of studio or in JupyterLab on an instance',
    source: 'mlCloudParity',
    confidence: 'medium',
  },
];
