import { ML_REGIONS, NOT_OFFERED, type NotOffered } from '../../facts/cloud-offers';
import { CLOUDS, type OtherCloud } from '../../facts/clouds';
import { cloudOf } from '../../facts/regions';
import { tagFits } from '../../facts/service-tags';
import type { ConfigPath, Notice, Problem } from '../problem';
import type { ConfigDraft } from '../schema';
import type { Check } from './check';

/** What a cloud besides the public one does not offer, and what it offers otherwise. */
export const checkCloud: Check = (draft, problems, notices) => {
  const { region } = draft;
  const cloud = region === undefined ? 'public' : cloudOf(region);
  if (region === undefined || cloud === 'public') return;
  refuseMissing(draft, cloud, problems);
  refuseRoutes(draft, cloud, problems);
  noticeRegion(region, cloud, notices);
  noticeOutbound(draft, cloud, notices);
  if (cloud === 'china' && (draft.compute?.instances ?? []).length > 0)
    notices.push({
      path: ['compute', 'instances'],
      text: "one page of Microsoft's says both that instances are supported in a network of China East 2 and that they are not yet with a private endpoint: try one first",
    });
};

/** Where a config asks for a feature. */
const ASKED: { readonly [feature in NotOffered['feature']]: (draft: ConfigDraft) => ConfigPath | undefined } = {
  aks: ({ aks }) => (aks === undefined ? undefined : ['aks']),
  databricks: (draft) => ('databricks' in draft && draft.databricks !== undefined ? ['databricks'] : undefined),
  vsCode: ({ tools }) => (tools?.vsCode === undefined ? undefined : ['tools', 'vsCode']),
};

function refuseMissing(draft: ConfigDraft, cloud: OtherCloud, problems: Problem[]): void {
  for (const { feature, clouds, line, instead } of NOT_OFFERED) {
    const path = clouds.includes(cloud) ? ASKED[feature](draft) : undefined;
    if (path === undefined) continue;
    problems.push({
      code: 'cloud',
      path,
      found: `region: ${draft.region}`,
      allowed: `what ${CLOUDS[cloud].title} offers; Microsoft lists ${line}`,
      fix: instead,
    });
  }
}

/** Behind a firewall, answers to Azure Batch need a route to its tag. */
function refuseRoutes({ outbound, compute }: ConfigDraft, cloud: OtherCloud, problems: Problem[]): void {
  const answers = compute?.communication === 'classic' && compute.publicIp !== undefined && outbound === 'firewall';
  if (!answers || tagFits('BatchNodeManagement', 'route', cloud)) return;
  problems.push({
    code: 'cloud',
    path: ['compute', 'communication'],
    found: 'classic nodes with public addresses behind a firewall',
    allowed: `nodes that answer by the way they were asked: no route takes the tag BatchNodeManagement in ${CLOUDS[cloud].title}`,
    fix: 'use communication: simplified, or outbound: limited',
  });
}

function noticeRegion(region: string, cloud: OtherCloud, notices: Notice[]): void {
  const { regions } = ML_REGIONS[cloud];
  if (regions.some((one) => one === region)) return;
  notices.push({
    path: ['region'],
    text: `Microsoft lists Azure Machine Learning in ${regions.join(' and ')} of ${CLOUDS[cloud].title} (2025-02-28): check that ${region} has it`,
  });
}

function noticeOutbound({ outbound }: ConfigDraft, cloud: OtherCloud, notices: Notice[]): void {
  const { title } = CLOUDS[cloud];
  if (outbound === 'limited' && !tagFits('AzureFrontDoor.FirstParty', 'nsg', cloud))
    notices.push({
      path: ['outbound'],
      text: `${title} has no tag AzureFrontDoor.FirstParty, and layers of Microsoft's images may come from there: jobs use images of the workspace's registry, or outbound: firewall names the hosts`,
    });
  if (outbound === 'firewall' && !tagFits('BatchNodeManagement', 'firewall', cloud))
    notices.push({
      path: ['outbound'],
      text: `no firewall takes the tag BatchNodeManagement in ${title}: Azure Batch is let out by its host names, over HTTPS`,
    });
}
