// biome-ignore-all lint/suspicious/noExplicitAny: Terraform JSON is edited as it stands
import { readConfig } from '../../src/config/read';
import { readModel } from '../../src/model/build-model';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { synthesize } from '../../src/testing';
import { verify } from '../../src/verify/verify';
import { SecuredMlStack } from '../../stacks/secured-ml-stack';
import { LEAST } from '../support/plans';

type Tables = Record<string, Record<string, any>>;

function synthesized(over: Partial<WorkspaceProps>): string {
  const clusters = [{ name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: 2 }];
  const input = { ...LEAST, compute: { clusters }, ...over };
  const { config } = readConfig(input);
  if (config === undefined) throw new Error('the config is refused');
  return JSON.stringify(synthesize((app) => new SecuredMlStack(app, 'test', { input, config })).json);
}
const CLOSED = synthesized({ outbound: 'firewall', databricks: { maxNodes: 4 } });

/** The claims about Databricks that do not hold. */
function broken(json: string, change: (tables: Tables) => void = () => undefined): string[] {
  const data = JSON.parse(json);
  change(data.resource);
  const { claims } = verify(readModel({ data }));
  return [...new Set(claims.filter(({ answer }) => answer !== 'proven').map(({ id, answer }) => `${id} ${answer}`))];
}
const one = (tables: Tables, type: string, part: string) =>
  Object.entries(tables[type] ?? {}).find(([name]) => name.includes(part)) ?? ['', {}];
const drop = (type: string, part: string) => (tables: Tables) => {
  delete tables[type]?.[one(tables, type, part)[0]];
};

test.each(['open', 'limited', 'firewall'] as const)(
  'Databricks behind a closed front end verifies, outbound %s',
  (outbound) => {
    expect(broken(outbound === 'firewall' ? CLOSED : synthesized({ outbound, databricks: { maxNodes: 4 } }))).toEqual(
      [],
    );
  },
);

test.each<[string, (tables: Tables) => void, string]>([
  ['has no private endpoint', drop('azurerm_private_endpoint', 'FrontEndpoint'), 'databricks-endpoint violated'],
  [
    'has a zone that the network is not linked to',
    drop('azurerm_private_dns_zone_virtual_network_link', 'azuredatabricks'),
    'databricks-front-end violated',
  ],
  [
    'is left open by the default of the provider',
    (tables) => {
      delete one(tables, 'azurerm_databricks_workspace', '')[1].public_network_access_enabled;
    },
    'databricks-control-plane-443 violated',
  ],
  [
    'may be open or closed',
    (tables) => {
      one(tables, 'azurerm_databricks_workspace', '')[1].public_network_access_enabled = '${var.open}';
    },
    'internet-to-databricks unknown',
  ],
  [
    'is forgotten by the firewall',
    (tables) => {
      const [, group] = one(tables, 'azurerm_firewall_policy_rule_collection_group', '');
      group.network_rule_collection = group.network_rule_collection.filter(
        ({ name }: { name: string }) => name !== 'net-databricks',
      );
    },
    'databricks-events violated',
  ],
  [
    'has a default route of one subnet only',
    drop('azurerm_subnet_route_table_association', 'Routes-databricksPrivate'),
    'databricks-metastore violated',
  ],
])('a closed Databricks that %s is found', (_, change, said) => {
  expect(broken(CLOSED, change)).toContain(said);
});
