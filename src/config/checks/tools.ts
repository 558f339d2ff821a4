import { OUTBOUND_NEEDS } from '../../facts/outbound-needs';
import { VS_CODE_PORTS } from '../../facts/tool-hosts';
import type { Check } from './check';

/** The keys of tools that are opened with a reason. */
const OPENED = ['rstudio', 'vsCode', 'huggingFace'] as const;

/** What a way of limiting outbound can say of a tool, and what a switch costs. */
export const checkTools: Check = ({ tools, outbound }, problems, notices) => {
  if (tools === undefined || outbound === undefined) return;
  for (const key of OPENED) {
    if (tools[key] === undefined) continue;
    const path = ['tools', key];
    const need = OUTBOUND_NEEDS.find(({ when }) => when.includes(key));
    if (outbound === 'open')
      notices.push({ path, text: 'nothing is opened for it: outbound: open lets everything out' });
    else if (outbound === 'limited' && need?.tags.length === 0)
      problems.push({
        code: 'needs',
        path,
        found: 'outbound: limited',
        allowed: `${key} with outbound: firewall: ${need.untagged}`,
        fix: 'set outbound: firewall, or remove it',
      });
    else if (outbound === 'limited' && need?.untagged !== undefined)
      notices.push({ path, text: `partly open: ${need.untagged}` });
  }
  if (tools.vsCode !== undefined)
    notices.push({
      path: ['tools', 'vsCode'],
      text: `its server listens on a port of ${VS_CODE_PORTS.ports} of the node: the network reaches it, nobody else`,
    });
  if (tools.automl === false && outbound === 'limited')
    notices.push({
      path: ['tools', 'automl'],
      text: 'nothing is closed by it: studio needs the service tag of automated ML as well; outbound: firewall tells them apart',
    });
  if (tools.microsoftImages === false)
    notices.push({
      path: ['tools', 'microsoftImages'],
      text: "Microsoft writes in one place that its registry is always needed, in another that images of one's own do without: try it first",
    });
};
