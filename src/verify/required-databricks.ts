import { DATABRICKS_NODE_FLOWS, DATABRICKS_SERVICES } from '../facts/databricks-flows';
import type { RequiredWhen } from '../facts/required-flows';
import type { Compute, Service } from '../model/service-model';

/** What is so for the nodes of Databricks, and the rows of the catalogue that follow from it. */
export function databricksRows(compute: Compute, services: readonly Service[]) {
  const own = services.find(({ address }) => address === compute.address);
  // Where it is not known whether the front end is open, both ways to it have to work.
  const is = new Set<RequiredWhen>([
    ...(own?.publicAccess === false ? [] : (['publicFrontEnd'] as const)),
    ...(own?.publicAccess === true ? [] : (['closedFrontEnd'] as const)),
  ]);
  const holds = ({ when }: { readonly when: readonly RequiredWhen[] }) => when.every((one) => is.has(one));
  return { flows: DATABRICKS_NODE_FLOWS.filter(holds), services: DATABRICKS_SERVICES.filter(holds) };
}
