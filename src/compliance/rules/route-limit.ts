import { LIMITS } from '../../facts/limits';
import { route, routeTable } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const prefixes = (count: number) =>
  Array.from({ length: count }, (_, index) => route(`20.${Math.floor(index / 256)}.${index % 256}.0/24`, 'Internet'));

export const routeLimit: LintRule = {
  id: 'NET-014',
  title: 'More routes than a table takes',
  severity: 'error',
  why: 'A route table takes 400 routes, 25 of them for service tags. A route for each prefix of a global tag is soon more; one route for the tag is one.',
  source: 'networkLimits',
  bad: routeTable(prefixes(401)),
  good: routeTable([...prefixes(20), route('AzureMachineLearning', 'Internet')]),
  check: ({ model }) =>
    model.routeTables.flatMap(({ address, routes }): Hit[] => {
      const tags = routes.filter(({ to }) => 'tag' in to).length;
      const { routesPerTable, serviceTagRoutesPerTable } = LIMITS;
      if (routes.length > routesPerTable.value)
        return [
          {
            address,
            message: `the table has ${routes.length} routes; Azure takes ${routesPerTable.value}`,
            fix: "write service tags in place of their prefixes, or a region's prefixes in place of the world's",
          },
        ];
      if (tags <= serviceTagRoutesPerTable.value) return [];
      return [
        {
          address,
          message: `the table has ${tags} routes for service tags; Azure takes ${serviceTagRoutesPerTable.value}`,
          fix: 'leave out tags that another one holds',
        },
      ];
    }),
};
