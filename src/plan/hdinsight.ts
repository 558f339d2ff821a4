import type { WorkspaceConfig } from '../config/schema';
import { ATTACHED_SSH } from '../facts/attached';
import { HDINSIGHT_MANAGEMENT, HDINSIGHT_TAGS } from '../facts/hdinsight';
import type { Region } from '../facts/regions';
import { regionalTag, type ServiceTag } from '../facts/service-tags';
import type { Rule } from '../net/rule-set';
import type { OpenDoor } from './access';

type Network = Pick<WorkspaceConfig, 'region' | 'attached' | 'outbound'>;

/** Security rules of the subnet of HDInsight: none where the cluster calls out, as nobody outside reaches it. */
export function hdinsightRules({ region, attached }: Network): Rule[] {
  const { hdinsight } = attached;
  if (hdinsight?.publicAccess === undefined) return [];
  const inbound = { direction: 'Inbound', access: 'Allow', to: 'VirtualNetwork' } as const;
  const { name, port, why } = HDINSIGHT_MANAGEMENT;
  return [
    ...managementTags(region).map(
      (from, index): Rule => ({
        ...inbound,
        name: index === 0 ? name : `${name}-${index + 1}`,
        protocol: 'Tcp',
        from,
        ports: [port],
        why,
      }),
    ),
    {
      ...inbound,
      name: ATTACHED_SSH.name,
      protocol: ATTACHED_SSH.protocol,
      from: ATTACHED_SSH.tag,
      ports: ['22'],
      why: ATTACHED_SSH.why,
    },
  ];
}

/** The tags that manage clusters of a region. */
export function managementTags(region: Region): ServiceTag[] {
  const is = (list: readonly Region[]) => list.includes(region);
  if (is(HDINSIGHT_TAGS.own)) return [regionalTag('HDInsight', region)];
  if (!is(HDINSIGHT_TAGS.three)) return ['HDInsight'];
  return [...new Set([region, 'westus', 'eastus'] as const)].map((one) => regionalTag('HDInsight', one));
}

/** What a Spark cluster opens, and to whom. */
export function hdinsightDoors({ region, attached, outbound }: Network): OpenDoor[] {
  const { hdinsight } = attached;
  if (hdinsight === undefined) return [];
  const { name, publicAccess } = hdinsight;
  return [
    ...(publicAccess === undefined
      ? []
      : [
          { what: `${name}, port 443`, to: managementTags(region).join(', '), why: publicAccess.reason },
          { what: `${name}, SSH`, to: ATTACHED_SSH.tag, why: publicAccess.reason },
        ]),
    {
      what: `${name}, from inside`,
      to: 'the network and what is connected to it',
      why: "Azure's own rule for a virtual network",
    },
    ...(outbound === 'limited'
      ? [{ what: 'the Internet', to: 'snet-hdinsight', why: 'HDInsight needs hosts that have no service tag' }]
      : []),
    {
      what: `administrator of ${name}`,
      to: 'Azure Machine Learning, holders of the private key',
      why: 'the service signs in as this account',
    },
  ];
}
