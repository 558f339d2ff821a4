import { lint, readLintInput } from '../../src/compliance/lint';
import { readConfig as readInput } from '../../src/config/read';
import { readModel } from '../../src/model/build-model';
import { readLiveRoutes } from '../../src/model/live-routes';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { synthesize } from '../../src/testing';
import { SecuredMlStack } from '../../stacks/secured-ml-stack';
import { exampleInput, verifyExample } from '../support/examples';

const example = exampleInput('forced-tunnelling');
const input = {
  ...example,
  forcedTunnelling: { ...example.forcedTunnelling, exceptions: 'live' },
} as WorkspaceProps;

function json(props: WorkspaceProps) {
  const { config } = readInput(props);
  if (config === undefined) throw new Error('the example is refused');
  return synthesize((app) => new SecuredMlStack(app, 'live', { input: props, config })).json;
}
const written = json(input);

test('routes that Azure lists are read as routes to the tag, beside those that are written', () => {
  const [table] = readModel({ data: written }).routeTables;
  expect(table?.routes.map(({ to, hop, byPrefix }) => [{ ...to }, hop, byPrefix])).toEqual([
    [expect.objectContaining({ block: expect.anything() }), 'VirtualAppliance', undefined],
    [{ tag: 'AzureMonitor' }, 'Internet', undefined],
    [{ tag: 'AzureMachineLearning' }, 'Internet', true],
  ]);
});

test('the design proves as it does with service tags, and lints without findings', () => {
  expect(verifyExample('forced-tunnelling', written).claims.filter(({ answer }) => answer !== 'proven')).toEqual([]);
  expect(lint(readLintInput({ data: written })).filter(({ severity }) => severity !== 'note')).toEqual([]);
});

test('Batch of a region is the tag of that region, which no route is asked to take', () => {
  const classic = json({ ...input, region: 'francecentral', compute: { ...input.compute, communication: 'classic' } });
  const [table] = readModel({ data: classic }).routeTables;
  expect(table?.routes.at(-1)).toMatchObject({ to: { tag: 'BatchNodeManagement.FranceCentral' }, byPrefix: true });
  expect(lint(readLintInput({ data: classic })).filter(({ ruleId }) => ruleId === 'NET-008')).toEqual([]);
});

test('another expression, or a list that is asked for by a variable, stays unknown', () => {
  expect(readLiveRoutes('${concat(var.routes, local.more)}', {})).toBeUndefined();
  const text =
    '${concat([], [for prefix in data.azurerm_network_service_tags.t.ipv4_cidrs : {"name":"x","address_prefix":prefix,"next_hop_type":"Internet"}])}';
  const prefixOf = (body: object) =>
    readLiveRoutes(text, { t: body as never })?.map((route) => (route as { address_prefix: string }).address_prefix)[0];
  expect(prefixOf({ service: 'Storage', location_filter: 'eastus2' })).toBe('Storage.EastUS2');
  for (const body of [{ service: '${var.x}' }, { service: 'Storage', location_filter: 'mars' }, {}])
    expect(prefixOf(body)).toBe('${data.azurerm_network_service_tags.t.ipv4_cidrs}');
});
