import { ATTACHED_NEEDS_PUBLIC_IP } from '../../facts/attached';
import type { Problem } from '../problem';
import type { Check } from './check';

/** What a Spark cluster does not go together with, and what it costs. */
export const checkHdinsight: Check = (draft, problems, notices) => {
  const { attached, outbound, forcedTunnelling, connectivity, network } = draft;
  const hdinsight = attached?.hdinsight;
  if (hdinsight === undefined) return;
  const path = ['attached', 'hdinsight'];
  const refuse = (found: string, allowed: string, fix: string): Problem => ({
    code: 'needs',
    path,
    found,
    allowed,
    fix,
  });
  if (outbound === 'firewall' || forcedTunnelling !== undefined)
    problems.push(
      refuse(
        outbound === 'firewall' ? 'a cluster beside outbound: firewall' : 'a cluster beside forcedTunnelling',
        'a NAT gateway as the way out: the hosts of HDInsight are named by a list of its own, and its management answers past a default route',
        'set outbound: limited or open without forcedTunnelling, or remove attached.hdinsight',
      ),
    );
  if (network?.existing !== undefined)
    problems.push(
      refuse(
        'a cluster beside network.existing',
        'a network of ours: HDInsight fails where rules or routes of others keep its management out',
        'set network.addressSpace, or remove attached.hdinsight',
      ),
    );
  if (connectivity?.storage === 'privateEndpoint')
    problems.push(
      refuse(
        'a cluster beside connectivity.storage: privateEndpoint',
        'connectivity.storage: serviceEndpoint, by which the cluster reaches its files',
        'set connectivity.storage: serviceEndpoint, or remove attached.hdinsight',
      ),
    );
  if (hdinsight.publicAccess === undefined)
    notices.push({ path: [...path, 'publicAccess'], text: ATTACHED_NEEDS_PUBLIC_IP.text });
  if (outbound === 'limited')
    notices.push({
      path,
      text: 'HDInsight needs hosts that have no service tag: its subnet stays open to the Internet',
    });
  notices.push({
    path: [...path, 'gatewayPassword'],
    text: 'azurerm keeps it in the state: guard the state as you would the password',
  });
};
