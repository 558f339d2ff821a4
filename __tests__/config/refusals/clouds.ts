import type { Refusal } from './refusal';

/** What a cloud besides the public one does not have. */
export const OTHER_CLOUDS: readonly Refusal[] = [
  ...['usgovvirginia', 'chinaeast2'].map((region) => ({
    when: `AKS is asked for in ${region}`,
    bad: { region },
    code: 'cloud',
    path: 'aks',
    found: `region: ${region}`,
    fix: 'leave it out; managed online endpoints are offered there',
    good: { region, aks: undefined },
  })),
  ...['usgovvirginia', 'chinaeast2'].map((region) => ({
    when: `VS Code is asked for in ${region}`,
    bad: { region, aks: undefined, 'tools.vsCode': { reason: 'x' } },
    code: 'cloud',
    path: 'tools.vsCode',
    found: `region: ${region}`,
    fix: 'leave it out, and work in the notebooks of studio or in JupyterLab on an instance',
    good: { region, aks: undefined },
  })),
  {
    when: 'classic nodes with public addresses answer past a firewall in China',
    bad: { region: 'chinaeast2', aks: undefined, 'compute.communication': 'classic' },
    code: 'cloud',
    path: 'compute.communication',
    found: 'classic nodes with public addresses behind a firewall',
    fix: 'use communication: simplified, or outbound: limited',
    good: { region: 'chinaeast2', aks: undefined, 'compute.communication': 'simplified' },
  },
];
