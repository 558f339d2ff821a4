import { CLOUDS } from '../../facts/clouds';
import { LIMITS } from '../../facts/limits';
import { cloudOf } from '../../facts/regions';
import { SERVICE_TAGS, type ServiceTag, tagFits, tagInstead } from '../../facts/service-tags';
import { wordList } from '../leaf';
import { neededTags } from '../needed-tags';
import type { Notice, Problem } from '../problem';
import type { ConfigDraft } from '../schema';
import { didYouMean } from '../suggest';
import { RENEW, type TagLock } from '../tag-lock';
import type { Check } from './check';

type Tunnel = NonNullable<ConfigDraft['forcedTunnelling']>;

/** The way out over somebody else's appliance or gateway, against the rest of the config. */
export const checkForcedTunnelling: Check = (draft, problems, notices) => {
  const { forcedTunnelling: tunnel, outbound, aks } = draft;
  if (tunnel === undefined) return;
  if (outbound === 'firewall')
    problems.push({
      code: 'one-way-out',
      path: ['forcedTunnelling'],
      found: 'forcedTunnelling beside outbound: firewall',
      allowed: 'one way out: a firewall of our own, or an appliance or gateway of somebody else',
      fix: 'set outbound: limited or open, or remove forcedTunnelling',
    });
  if (tunnel.nextHop === 'learned' && aks !== undefined)
    problems.push({
      code: 'needs',
      path: ['forcedTunnelling', 'nextHop'],
      found: 'learned, and AKS',
      allowed: 'a default route in the table: AKS looks for it there, not among those that a gateway learns',
      fix: 'write gateway or { appliance: … }, or remove aks',
    });
  checkExceptions(draft, tunnel, problems, notices);
  checkDirect(draft, tunnel, problems);
  checkTagLock(draft, tunnel, problems);
  if (aks?.publicApiServer !== undefined)
    notices.push({
      path: ['aks', 'publicApiServer', 'from'],
      text: 'nodes come to the API server with the public address behind the next hop: it has to be on this list',
    });
};

/** What leaves by a public address needs one, at every node of the subnet. */
function checkExceptions({ compute }: ConfigDraft, tunnel: Tunnel, problems: Problem[], notices: Notice[]): void {
  const { publicIp, clusters = [], instances = [] } = compute ?? {};
  if ([{ publicIp }, ...clusters, ...instances].some((one) => one?.publicIp !== undefined)) return;
  for (const key of ['exceptions', 'direct'] as const) {
    const value = tunnel[key];
    if (value === undefined || value.length === 0) continue;
    problems.push({
      code: 'needs',
      path: ['forcedTunnelling', key],
      found: `${key} without compute.publicIp`,
      allowed: 'routes to the Internet for nodes that have a public address; without one they drop what they take',
      fix: `remove ${key}, or add compute.publicIp with its reason`,
    });
  }
  if (tunnel.exceptions === undefined)
    notices.push({
      path: ['forcedTunnelling'],
      text: 'no exceptions: nodes without a public address open every connection themselves, so nothing has to be answered past the next hop',
    });
}

const OR_PREFIXES = 'set exceptions: prefixes, which writes its addresses';

/** Tags that a route does not take are refused by name, with what it takes in their place. */
function checkDirect({ region }: ConfigDraft, { direct = [], exceptions }: Tunnel, problems: Problem[]): void {
  const cloud = cloudOf(region ?? '');
  const seen = new Set<string>();
  for (const [index, one] of direct.entries()) {
    const to = one?.to;
    if (to === undefined) continue;
    const path = ['forcedTunnelling', 'direct', index, 'to'];
    if (seen.has(`${to}`.toLowerCase()))
      problems.push({ code: 'duplicate', path, found: `${to}`, allowed: 'each destination once', fix: 'keep one' });
    seen.add(`${to}`.toLowerCase());
    if (typeof to !== 'string' || exceptions === 'prefixes' || tagFits(to as ServiceTag, 'route', cloud)) continue;
    const tags = Object.keys(SERVICE_TAGS).filter((tag) => tagFits(tag as ServiceTag, 'route', cloud));
    const instead = tagInstead(to, 'route', cloud);
    problems.push({
      code: 'tag',
      path,
      found: to,
      allowed: `a service tag that a route takes: ${wordList(tags)}, some of them with a region`,
      fix: instead === undefined ? didYouMean(to, tags, OR_PREFIXES) : `write '${instead}', or ${OR_PREFIXES}`,
    });
  }
}

/** A lock is of this cloud, holds what the config needs now, and not more than a table takes. */
function checkTagLock(draft: ConfigDraft, { exceptions, tagLock }: Tunnel, problems: Problem[]): void {
  const path = ['forcedTunnelling', 'tagLock'];
  const refuse = (problem: Pick<Problem, 'code' | 'found' | 'allowed'>, fix = RENEW) =>
    problems.push({ ...problem, path, fix });
  const lock = tagLock as TagLock | undefined;
  // What was refused where it stands is a hole here, and a hole is not told twice.
  if (lock === undefined || draft.region === undefined) return;
  if (exceptions !== 'prefixes') {
    refuse(
      {
        code: 'needs',
        found: `exceptions: ${exceptions ?? 'serviceTags'}`,
        allowed: 'a lock with exceptions: prefixes only',
      },
      'remove it',
    );
    return;
  }
  const cloud = CLOUDS[cloudOf(draft.region)].tagFile;
  if (lock.cloud !== cloud) {
    refuse({
      code: 'other-cloud',
      found: `a lock of ${lock.cloud}`,
      allowed: `a lock of ${cloud}, the cloud of ${draft.region}`,
    });
    return;
  }
  const needed = neededTags(draft);
  const missing = needed.filter((tag) => lock.tags[tag] === undefined);
  if (missing.length > 0)
    refuse({
      code: 'stale-lock',
      found: `a lock without ${missing.join(', ')}`,
      allowed: 'a lock of what the config needs now',
    });
  const count = needed.reduce((sum, tag) => sum + (lock.tags[tag]?.length ?? 0), 0);
  if (missing.length === 0 && needed.length > 0 && count === 0)
    refuse(
      { code: 'empty-lock', found: `no IPv4 prefix of ${needed.join(', ')}`, allowed: 'one prefix or more' },
      'set exceptions: serviceTags',
    );
  const most = LIMITS.routesPerTable.value;
  if (count >= most)
    refuse(
      { code: 'range', found: `${count} prefixes`, allowed: `less than ${most}: a route table takes no more routes` },
      'set exceptions: serviceTags, or name fewer tags in direct',
    );
}
