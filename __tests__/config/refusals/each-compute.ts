import { hidden, type Refusal, values } from './refusal';

const COMPUTES = ['compute.clusters[0]', 'compute.instances[0]'];
const FORM = 'write a value of that form';
const GUID = '11111111-1111-1111-1111-111111111111';
const OTHER = '22222222-2222-2222-2222-222222222222';
const GROUP = `/subscriptions/${GUID}/resourceGroups/rg-ml`;
const ID = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-ml`;
const own = (id: unknown, principalId: unknown = GUID) => ({ userAssigned: [{ id, principalId }] });
const long = (count: number) => 'x'.repeat(count);

/** Rows for one value of an object that does not stand in the full config. */
const inside = (
  path: string,
  key: string,
  code: string,
  fix: string,
  make: (value: unknown) => unknown,
  pairs: readonly (readonly [bad: unknown, good: unknown])[],
): Refusal[] =>
  values(`${path}.${key}`, code, fix, pairs).map((row, index) => ({
    ...row,
    bad: { [path]: make(pairs[index]?.[0]) },
    good: { [path]: make(pairs[index]?.[1]) },
  }));

const GUIDS = [
  ['x', GUID],
  [GUID.replace('1', 'A'), GUID],
  [GUID.slice(1), GUID],
] as const;

/** What each cluster and instance says of itself. */
export const EACH_COMPUTE: readonly Refusal[] = [
  ...values('compute.spareAddresses', 'range', 'use a larger one', [[-1, 0]]),
  {
    when: 'a pinned subnet has no room for what is kept free',
    bad: { 'compute.spareAddresses': 7, 'network.subnets': { compute: '10.40.0.0/28' } },
    code: 'too-small',
    path: 'network.subnets.compute',
    found: '10.40.0.0/28, 11 addresses',
    fix: 'use /27 or larger',
    good: { 'compute.spareAddresses': 6, 'network.subnets': { compute: '10.40.0.0/28' } },
  },
  ...COMPUTES.flatMap((compute) => [
    ...values(`${compute}.vmSize`, 'retired', 'choose a size of a newer series', [
      ['Standard_NC6', 'Standard_NC4as_T4_v3'],
      ['Standard_NC24rs_v3', 'Standard_NC24ads_A100_v4'],
      ['STANDARD_NV6', 'Standard_NV6ads_A10_v5'],
      ['Standard_NV4as_v4', 'Standard_NV18ads_A10_v5'],
      ['Standard_A2', 'Standard_A2_v2'],
      ['Standard_HB60rs', 'Standard_HB120rs_v3'],
    ]),
    ...values(`${compute}.vmSize`, 'vm-size', FORM, [
      ['Standard_E4-_v5', 'Standard_E4-2s_v5'],
      ['Standard_-2s_v5', 'Standard_E4-2ads_v5'],
    ]),
    ...values(`${compute}.description`, 'range', 'write one', [['', 'x']]),
    ...values(`${compute}.description`, 'range', 'use a smaller one', [[long(257), long(256)]]),
    ...values(`${compute}.description`, 'text', 'remove control characters', [['a\u0007b', 'a\nb']]),
    ...['publicIp', 'localAuth'].flatMap((key) => [
      ...values(`${compute}.${key}`, 'type', 'write keys and values', [[true, { reason: 'x' }]]),
      ...hidden(`${compute}.${key}.reason`).slice(0, 1),
      ...values(`${compute}.${key}.reason`, 'range', 'write one', [['', 'x']]),
    ]),
    ...values(`${compute}.identity`, 'either', 'keep one of the two', [
      [{}, own(ID)],
      [{ systemAssigned: true, userAssigned: own(ID).userAssigned }, { systemAssigned: true }],
    ]).map((row, index) => ({ ...row, found: index === 0 ? 'no identity' : 'systemAssigned and userAssigned' })),
    ...values(`${compute}.identity.systemAssigned`, 'type', 'write true or false', [['yes', true]]),
    ...inside(`${compute}.identity`, 'userAssigned[0].id', 'arm-id', FORM, own, [
      ['id-ml', ID],
      [ID.replace('resourceGroups', 'resourcegroups'), ID],
      [`${ID}/x`, ID],
      [ID.replace('id-ml', '${x}'), ID],
    ]),
    ...inside(`${compute}.identity`, 'userAssigned[0].principalId', 'guid', FORM, (value) => own(ID, value), GUIDS),
  ]),
  ...(['objectId', 'tenantId'] as const).flatMap((key) =>
    inside(
      'compute.instances[0].assignTo',
      key,
      'guid',
      FORM,
      (value) => ({ objectId: GUID, tenantId: GUID, [key]: value }),
      GUIDS,
    ),
  ),
  ...values('aks.nodes.vmSize', 'retired', 'choose a size of a newer series', [
    ['Standard_NC6s_v3', 'Standard_NC6ads_v5'],
  ]),
  {
    when: 'one identity is named with two object ids',
    bad: {
      'compute.clusters[0].identity': own(ID),
      'compute.instances[0].identity': own(ID.replace('rg-ml', 'RG-ML'), OTHER),
    },
    code: 'mixed-up',
    path: 'compute.instances[0].identity.userAssigned[0].principalId',
    found: OTHER,
    fix: "copy the 'Object (principal) ID'",
    good: { 'compute.clusters[0].identity': own(ID), 'compute.instances[0].identity': own(ID) },
  },
  {
    when: 'two identities are named with one object id',
    bad: { 'compute.clusters[0].identity': own(ID), 'compute.instances[0].identity': own(`${ID}-2`) },
    code: 'mixed-up',
    path: 'compute.instances[0].identity.userAssigned[0].principalId',
    found: GUID,
    fix: "copy the 'Object (principal) ID'",
    good: { 'compute.clusters[0].identity': own(ID), 'compute.instances[0].identity': own(`${ID}-2`, OTHER) },
  },
  ...(['idleMinutes', 'schedules'] as const).map((key) => ({
    when: `an instance is told ${key}, which azurerm cannot say`,
    bad: { [`compute.instances[0].${key}`]: 30 },
    code: 'unknown-key',
    path: `compute.instances[0].${key}`,
    found: key,
    fix: 'azurerm has no argument for it (4.55.0, 5.2.0)',
    good: {},
  })),
];
