import { RETIRING_VM_SERIES, VM_SERIES_AS_OF } from '../../src/facts/vm-series';

const seriesOf = (size: string) =>
  RETIRING_VM_SERIES.filter(({ sizes }) => sizes.test(size)).map(({ series }) => series);

test.each([
  ['Standard_NC6', 'NC'],
  ['Standard_NC24r', 'NC'],
  ['Standard_NC6_Promo', 'NC'],
  ['Standard_NC6s_v2', 'NCv2'],
  ['Standard_NC24rs_v3', 'NCv3'],
  ['Standard_ND24rs', 'ND'],
  ['STANDARD_NV12', 'NV'],
  ['Standard_NV12s_v3', 'NVv3'],
  ['Standard_NV4as_v4', 'NVv4'],
  ['Standard_A1', 'Av1'],
  ['Standard_A2m_v2', 'Av2'],
  ['Standard_HB60-15rs', 'HB'],
  ['Standard_M192idms_v2', 'M192i_v2'],
  ['Standard_M192is_v2', 'M192i_v2'],
  ['Standard_D2', 'D'],
  ['Standard_DS3', 'Ds'],
  ['STANDARD_D2_V2', 'Dv2'],
  ['Standard_D15i_v2', 'Dv2'],
  ['Standard_DS11-1_v2', 'Dsv2'],
  ['Standard_DS2_v2_Promo', 'Dsv2'],
  ['Standard_L8s', 'Ls'],
  ['Standard_L8s_v2', 'Lsv2'],
  ['Standard_B2ms', 'B'],
  ['Standard_F4', 'F'],
  ['Standard_F4s', 'Fs'],
  ['Standard_F4s_v2', 'Fsv2'],
  ['Standard_G2', 'G'],
  ['Standard_GS4-4', 'Gs'],
])('%s is of the %s series, and of no other', (size, series) => {
  expect(seriesOf(size)).toEqual([series]);
});

test.each([
  'Standard_NC4as_T4_v3',
  'Standard_NC24ads_A100_v4',
  'Standard_ND40rs_v2',
  'Standard_ND96asr_v4',
  'Standard_NV6ads_A10_v5',
  'Standard_D4s_v5',
  'Standard_D2_v3',
  'Standard_B2ts_v2',
  'Standard_FX4mds',
  'Standard_F2as_v6',
  'Standard_L8s_v3',
  'Standard_HB120rs_v2',
  'Standard_M192idms_v3',
])('%s is of no series that ends', (size) => {
  expect(seriesOf(size)).toEqual([]);
});

test('series end on days, and the day that the table speaks of lies between them', () => {
  const days = RETIRING_VM_SERIES.map(({ retires }) => retires);
  expect([...days, VM_SERIES_AS_OF.date].filter((day) => !/^20\d\d-(0[1-9]|1[0-2])-\d\d$/.test(day))).toEqual([]);
  expect([days.some((day) => day <= VM_SERIES_AS_OF.date), days.some((day) => day > VM_SERIES_AS_OF.date)]).toEqual([
    true,
    true,
  ]);
});
