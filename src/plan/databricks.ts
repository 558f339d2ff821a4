import type { WorkspaceConfig } from '../config/schema';
import { DATABRICKS_FLOWS, DATABRICKS_RULE_SETS, DATABRICKS_SIGN_IN, type DatabricksFlow } from '../facts/databricks';
import type { Cidr } from '../net/cidr';
import type { FirewallNetworkRule } from '../net/firewall-rule-set';
import type { Rule } from '../net/rule-set';
import { denyInternet, outboundRule } from './compute-rules';

type DatabricksConfig = NonNullable<WorkspaceConfig['databricks']>;

/** What was decided for Databricks. */
export interface DatabricksPlan {
  readonly tier: DatabricksConfig['tier'];
  readonly publicNetworkAccess: boolean;
  /** The rules that Databricks writes into the groups of its subnets. */
  readonly requiredRules: 'AllRules' | 'NoAzureDatabricksRules';
  readonly attach?: DatabricksConfig['attach'];
}

export function planDatabricks({ tier, publicNetworkAccess, attach }: DatabricksConfig): DatabricksPlan {
  const set = publicNetworkAccess === undefined ? 'privateLink' : 'publicFrontEnd';
  return {
    tier,
    publicNetworkAccess: publicNetworkAccess !== undefined,
    requiredRules: DATABRICKS_RULE_SETS[set].rules,
    ...(attach === undefined ? {} : { attach }),
  };
}

/**
 * Our rules beside those that Databricks writes into the same group. Its own stand first (100 to 104) and let out what
 * it needs, so a rule that closes the Internet behind them takes nothing from it.
 */
export function databricksRules({ region, outbound }: Pick<WorkspaceConfig, 'region' | 'outbound'>): Rule[] {
  if (outbound !== 'limited') return [];
  const signIn = { ...DATABRICKS_SIGN_IN, name: 'AllowEntraId', protocol: 'Tcp', regional: false } as const;
  return [outboundRule(signIn, region), denyInternet()];
}

/** What a firewall lets out for Databricks: by tag, since its hosts differ from region to region. */
export function databricksFirewallRules(databricks: DatabricksConfig, from: readonly Cidr[]): FirewallNetworkRule[] {
  const closed = databricks.publicNetworkAccess === undefined;
  return [...DATABRICKS_FLOWS, DATABRICKS_SIGN_IN]
    .filter(({ byPrivateLink }) => !(byPrivateLink && closed))
    .map((flow) => networkRule(flow, from));
}

function networkRule({ name, tag, ports, why }: DatabricksFlow, from: readonly Cidr[]): FirewallNetworkRule {
  return { name, protocols: ['TCP'], ports, to: { tag }, why, from };
}
