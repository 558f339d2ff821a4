import { RETIRING_VM_SERIES, VM_SERIES_AS_OF } from '../../facts/vm-series';
import { nodePools } from '../node-pools';
import type { ConfigPath } from '../problem';
import type { ConfigDraft } from '../schema';
import type { Check } from './check';

/** Sizes of series that Azure has retired, by the day that our table speaks of, and of those that it will. */
export const checkVmSeries: Check = (draft, problems, notices) => {
  for (const [path, vmSize] of sizesOf(draft)) {
    const found = RETIRING_VM_SERIES.find(({ sizes }) => sizes.test(vmSize));
    if (found === undefined) continue;
    const { series, retires } = found;
    if (retires <= VM_SERIES_AS_OF.date)
      problems.push({
        code: 'retired',
        path,
        found: vmSize,
        allowed: `a size that Azure still has: the ${series} series was retired on ${retires}`,
        fix: 'choose a size of a newer series',
      });
    else
      notices.push({
        path,
        text: `${vmSize} is of the ${series} series, which Azure retires on ${retires}: another size makes the compute anew`,
      });
  }
};

function sizesOf({ compute, aks }: ConfigDraft): (readonly [ConfigPath, string])[] {
  const lists = (['clusters', 'instances'] as const).flatMap((kind) =>
    (compute?.[kind] ?? []).map((one, index) => [['compute', kind, index, 'vmSize'], one?.vmSize] as const),
  );
  const pools = aks === undefined ? [] : nodePools(aks);
  const all = [...lists, ...pools.map(({ path, vmSize }) => [[...path, 'vmSize'], vmSize] as const)];
  return all.flatMap(([path, size]) => (size === undefined ? [] : [[path, size] as const]));
}
