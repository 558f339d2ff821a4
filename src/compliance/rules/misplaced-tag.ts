import type { Cloud } from '../../facts/clouds';
import { type BaseTag, SERVICE_TAGS, type TagPlace, tagRow } from '../../facts/service-tags';
import { inCloud } from '../../model/cloud';
import type { NetworkModel } from '../../model/network-model';
import { resource, route, routeTable, rule, securityGroup, together } from '../example-resources';
import type { Hit, LintRule } from '../finding';
import { same, split } from '../party-algebra';

export const misplacedTag: LintRule = {
  id: 'NET-008',
  title: 'A service tag that the place does not take',
  severity: 'error',
  why: "Not every tag exists for a region, and not everywhere: Azure refuses it, or a firewall takes it for an address and never matches. Microsoft's tag file says which.",
  source: 'serviceTagsPublic',
  bad: securityGroup([rule(100, 'Deny', { to: 'AzureMachineLearning.WestEurope', ports: ['443'] })]),
  good: together(
    securityGroup([rule(100, 'Deny', { to: 'BatchNodeManagement.WestEurope', ports: ['443'] })]),
    routeTable([route('AzureMachineLearning', 'Internet')]),
    resource('azurerm_resource_group', 'main', { name: 'main', location: 'westeurope' }),
  ),
  check: ({ model }) =>
    placesOf(model).flatMap(({ tag, place, address, where }): Hit[] => {
      const problem = problemOf(tag, place, model.cloud);
      return problem === undefined ? [] : [{ ...problem, address, message: `${where}: ${problem.message}` }];
    }),
};

interface Place {
  readonly tag: string;
  readonly place: TagPlace;
  readonly address: string;
  readonly where: string;
}

function placesOf(model: NetworkModel): Place[] {
  const tags = (parties: readonly object[]) => [
    ...new Set(parties.flatMap((party) => ('tag' in party ? [party.tag as string] : []))),
  ];
  return [
    ...model.securityGroups.flatMap(({ rules }) =>
      rules.flatMap(({ address, name, sources, destinations }) =>
        tags([...sources, ...destinations]).map(
          (tag): Place => ({ tag, place: 'nsg', address, where: `rule '${name}'` }),
        ),
      ),
    ),
    ...model.routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ address, name, to, byPrefix }) =>
        tags(byPrefix ? [] : [to]).map((tag): Place => ({ tag, place: 'route', address, where: `route '${name}'` })),
      ),
    ),
    ...[...model.firewalls, ...model.strayRules].flatMap(({ network }) =>
      network.flatMap(({ address, rules }) =>
        rules.flatMap(({ name, sources, destinations }) =>
          tags([...sources, ...destinations]).map(
            (tag): Place => ({ tag, place: 'firewall', address, where: `firewall rule '${name}'` }),
          ),
        ),
      ),
    ),
  ];
}

const PLACE = { nsg: 'a security rule', route: 'a route', firewall: "a firewall's network rule" } as const;

function problemOf(tag: string, place: TagPlace, cloud: Cloud): Omit<Hit, 'address'> | undefined {
  const [writtenBase, region] = split(tag);
  // A tag that our table does not hold is not judged: Azure has more than a hundred.
  const base = (Object.keys(SERVICE_TAGS) as BaseTag[]).find((one) => same(one, writtenBase));
  if (base === undefined) return undefined;
  const row = tagRow(base, cloud);
  if (row === undefined)
    return {
      message: `there is no '${base}'${inCloud(cloud)}`,
      fix: 'name the hosts in a firewall, or leave the rule out',
    };
  const places = region === undefined ? row.base : row.regional;
  if (places.includes(place)) {
    if (base === writtenBase || place !== 'firewall') return undefined;
    return {
      severity: 'warning',
      message: `a firewall may take '${tag}' for an address: the tag is spelled '${base}'`,
      fix: `write '${base}${region === undefined ? '' : `.${region}`}'`,
    };
  }
  if (base === 'BatchNodeManagement' && region !== undefined && row.base.includes(place))
    return {
      severity: 'warning',
      message: `'${tag}' is not offered to ${PLACE[place]} by Microsoft's tag file (ServiceTags_Public), though Microsoft's page on user-defined routes for Azure Batch lists it: the two sources disagree`,
      fix: "write 'BatchNodeManagement', which both allow",
    };
  return {
    message:
      region !== undefined && row.regional.length === 0
        ? `there is no '${tag}': ${base} has no regional form`
        : `${PLACE[place]} does not take '${tag}'${inCloud(cloud)}`,
    fix: row.base.includes(place) && region !== undefined ? `write '${base}'` : ELSEWHERE[place],
  };
}

const ELSEWHERE = {
  nsg: 'write addresses',
  route: 'write addresses, or rule it where the tag is taken (a security rule)',
  firewall: 'write addresses or host names, or rule it where the tag is taken (a security rule)',
} as const;
