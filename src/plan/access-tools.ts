import type { WorkspaceConfig } from '../config/schema';
import { forCloud } from '../facts/clouds';
import { COMPUTE_FLOWS } from '../facts/compute-flows';
import { OPTIONAL_HOSTS } from '../facts/egress-hosts';
import { OUTBOUND_NEEDS } from '../facts/outbound-needs';
import { cloudOf } from '../facts/regions';
import { TOOL_HOSTS } from '../facts/tool-hosts';
import type { OpenDoor } from './access';

type Limiting = Pick<WorkspaceConfig, 'region' | 'outbound' | 'tools' | 'firewall'>;

const TO = 'snet-compute';

/** Where computes get to besides the service itself, by what limits them: tools, packages, hosts of one's own. */
export function toolDoors(config: Limiting): OpenDoor[] {
  switch (config.outbound) {
    case 'open':
      return [];
    case 'limited':
      return [...frontDoor(config), ...opened(config, () => 'by service tag')];
    case 'firewall':
      return [
        ...opened(config, (groups) => count(TOOL_HOSTS.filter(({ name }) => groups.includes(name)))),
        ...[...new Set(config.firewall.packages)].sort().map((name) => ({
          what: `${OPTIONAL_HOSTS[name].map(({ why }) => why).join(', ')}: ${count(OPTIONAL_HOSTS[name])}`,
          to: TO,
          why: 'jobs install them (firewall.packages)',
        })),
        ...config.firewall.hosts.map(({ host, reason }) => ({ what: host, to: TO, why: reason })),
      ];
  }
}

function opened({ tools }: Limiting, how: (groups: readonly string[]) => string): OpenDoor[] {
  return (['rstudio', 'vsCode', 'huggingFace'] as const).flatMap((key) => {
    const need = OUTBOUND_NEEDS.find(({ when }) => when.includes(key));
    const reason = tools[key]?.reason;
    return need === undefined || reason === undefined
      ? []
      : [{ what: `${need.what}: ${how(need.hosts)}`, to: TO, why: reason }];
  });
}

/** One tag stands for all who hire Front Door; Microsoft itself warns that data can leave by it. */
function frontDoor({ region }: Limiting): OpenDoor[] {
  const flow = COMPUTE_FLOWS.find(({ tag }) => tag === 'AzureFrontDoor.Frontend');
  if (flow === undefined || forCloud(flow, cloudOf(region)) === undefined) return [];
  return [
    { what: "anybody's sites behind Azure Front Door", to: TO, why: 'studio is one of them, and tags name no site' },
  ];
}

function count(groups: readonly { readonly hosts: readonly string[] }[]): string {
  const all = groups.reduce((sum, { hosts }) => sum + hosts.length, 0);
  return `${all} host${all === 1 ? '' : 's'}`;
}
