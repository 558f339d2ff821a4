import type { Sourced } from './source';

/** A series of VM sizes that Azure took away, or has said when it will. */
export interface VmSeries extends Sourced {
  readonly series: string;
  /** Its sizes, whatever their case; ours, from the names that Azure gives sizes. */
  readonly sizes: RegExp;
  /** ISO date of the retirement, as announced. */
  readonly retires: string;
}

/** The day that these tables speak of: what retires up to it is gone. No clock is asked. */
export const VM_SERIES_AS_OF = { date: '2026-11-23', source: 'vmRetirement', confidence: 'high' } as const satisfies {
  date: string;
} & Sourced;

const row = (
  retires: string,
  series: string,
  sizes: RegExp,
  source: Sourced['source'] = 'vmRetirement',
  confidence: Sourced['confidence'] = 'high',
): VmSeries => ({ series, sizes, retires, source, confidence });

/** Series that are retired or announced. A size that is in no row may be used: the list is of what ends, not of what is. */
export const RETIRING_VM_SERIES: readonly VmSeries[] = [
  row('2023-08-31', 'NC', /^Standard_NC\d+r?(_Promo)?$/i, 'mlRetiringVms'),
  row('2023-08-31', 'NCv2', /^Standard_NC\d+r?s_v2$/i, 'mlRetiringVms'),
  row('2023-08-31', 'ND', /^Standard_ND\d+r?s$/i, 'mlRetiringVms'),
  row('2023-08-31', 'NV', /^Standard_NV\d+(_Promo)?$/i, 'mlRetiringVms'),
  row('2024-08-31', 'Av1', /^Standard_A\d+$/i, 'mlRetiringVms'),
  row('2024-08-31', 'HB', /^Standard_HB60(-\d+)?rs$/i, 'mlRetiringVms'),
  row('2025-09-30', 'NCv3', /^Standard_NC\d+r?s_v3$/i),
  // Announced in April 2026 for a day that has passed; no later text was read.
  row('2026-09-30', 'NVv3', /^Standard_NV\d+s_v3$/i, 'vmRetirement', 'medium'),
  row('2026-09-30', 'NVv4', /^Standard_NV\d+as_v4$/i, 'vmRetirement', 'medium'),
  row('2027-03-31', 'M192i_v2', /^Standard_M192id?m?s_v2$/i),
  row('2028-05-01', 'D', /^Standard_D\d+$/i),
  row('2028-05-01', 'Ds', /^Standard_DS\d+(-\d+)?$/i),
  row('2028-05-01', 'Dv2', /^Standard_D\d+i?_v2(_Promo)?$/i),
  row('2028-05-01', 'Dsv2', /^Standard_DS\d+(-\d+)?i?_v2(_Promo)?$/i),
  row('2028-05-01', 'Ls', /^Standard_L\d+s$/i),
  row('2028-11-15', 'Av2', /^Standard_A\d+m?_v2$/i),
  row('2028-11-15', 'B', /^Standard_B\d+(ls|ms|s)$/i),
  row('2028-11-15', 'F', /^Standard_F\d+$/i),
  row('2028-11-15', 'Fs', /^Standard_F\d+s$/i),
  row('2028-11-15', 'Fsv2', /^Standard_F\d+s_v2$/i),
  row('2028-11-15', 'G', /^Standard_G\d+$/i),
  row('2028-11-15', 'Gs', /^Standard_GS\d+(-\d+)?$/i),
  row('2028-11-15', 'Lsv2', /^Standard_L\d+s_v2$/i),
];
