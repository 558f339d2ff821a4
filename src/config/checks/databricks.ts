import { AKS_COMPUTE_NAME } from '../../facts/aks';
import { DATABRICKS_FLOWS, DATABRICKS_SIGN_IN } from '../../facts/databricks';
import { LIMITS } from '../../facts/limits';
import { cloudOf } from '../../facts/regions';
import { tagRow } from '../../facts/service-tags';
import type { Check } from './check';

const PINS = ['databricksPrivate', 'databricksPublic', 'databricksDefault'] as const;

/** What Databricks asks of the network that it is put into. */
export const checkDatabricks: Check = ({ databricks, network, compute, aks, region, outbound }, problems, notices) => {
  if (databricks === undefined) {
    for (const kind of PINS)
      if (network?.subnets?.[kind] !== undefined)
        notices.push({ path: ['network', 'subnets', kind], text: 'not used: the config makes no such subnet' });
    return;
  }
  const { databricksLargestNetworkPrefix: largest, databricksSmallestNetworkPrefix: smallest } = LIMITS;
  if (network?.existing !== undefined)
    problems.push({
      code: 'needs',
      path: ['databricks'],
      found: 'databricks, and network.existing',
      allowed:
        'a network of ours: its two subnets have to be handed over to Databricks, which writes into their groups',
      fix: 'set network.addressSpace, or remove databricks',
    });
  const space = network?.addressSpace;
  if (space !== undefined && (space.prefixLength < largest.value || space.prefixLength > smallest.value))
    problems.push({
      code: 'range',
      path: ['network', 'addressSpace'],
      found: `${space}`,
      allowed: `a block of /${largest.value} to /${smallest.value}: Databricks takes no other network`,
      fix: 'choose another size, or give Databricks a network of its own',
    });
  for (const kind of PINS.slice(0, 2)) {
    const pin = network?.subnets?.[kind];
    if (pin !== undefined && pin.prefixLength > LIMITS.databricksSubnetPrefix.value)
      problems.push({
        code: 'too-small',
        path: ['network', 'subnets', kind],
        found: `${pin}`,
        allowed: `/${LIMITS.databricksSubnetPrefix.value} or larger: Databricks takes no smaller one`,
        fix: 'pin a larger block',
      });
  }
  const computes = [...(compute?.clusters ?? []), ...(compute?.instances ?? [])].map((one) => one?.name);
  const taken = [...computes, ...(aks === undefined ? [] : [AKS_COMPUTE_NAME])].map((one) => one?.toLowerCase());
  const attached = databricks.attach?.name;
  if (attached !== undefined && taken.includes(attached.toLowerCase()))
    problems.push({
      code: 'duplicate',
      path: ['databricks', 'attach', 'name'],
      found: attached,
      allowed: 'a name that no other compute of the workspace has, whatever its case',
      fix: 'rename it',
    });
  const cloud = region === undefined ? 'public' : cloudOf(region);
  const missing = [...DATABRICKS_FLOWS, DATABRICKS_SIGN_IN]
    .map(({ tag }) => tag)
    .filter((tag) => !tagRow(tag, cloud)?.base.includes('firewall'));
  if (outbound === 'firewall' && missing.length > 0)
    problems.push({
      code: 'needs',
      path: ['databricks'],
      found: `outbound: firewall in ${region}`,
      allowed: `a cloud whose firewalls take the tags that Databricks needs; here they do not take ${missing.join(', ')}`,
      fix: 'set outbound: limited or open',
    });
  if (databricks.attach !== undefined && databricks.publicNetworkAccess === undefined)
    notices.push({
      path: ['databricks', 'attach'],
      text: 'Azure Machine Learning calls Databricks from its own network, and the front end is closed to the Internet: no text that was found says that pipelines reach it then',
    });
  if (databricks.attach !== undefined)
    notices.push({
      path: ['databricks', 'attach', 'accessToken'],
      text: 'the token is made in Databricks once it stands: apply without attach first',
    });
};
