import type { WorkspaceConfig } from '../config/schema';
import type { OpenDoor } from './access';

/** What is open around Databricks, and to whom. */
export function databricksDoors({ databricks, outbound }: WorkspaceConfig): OpenDoor[] {
  if (databricks === undefined) return [];
  const { publicNetworkAccess, attach } = databricks;
  return [
    ...(publicNetworkAccess === undefined
      ? []
      : [{ what: 'Databricks, web and API', to: 'the Internet, signed in', why: publicNetworkAccess.reason }]),
    {
      what: 'nodes of Databricks, from inside',
      to: 'the network and what is connected to it',
      why: 'a rule that Databricks writes itself, and nobody can take out',
    },
    {
      what: "Databricks' own storage account",
      to: 'holders of a credential, from anywhere',
      why: 'it stands in the group that Databricks manages; its firewall is not written',
    },
    ...(outbound === 'open'
      ? []
      : [
          {
            what: "anybody's storage, event hubs (9093) and SQL (3306)",
            to: 'nodes of Databricks',
            why: 'Databricks needs its own ones, and tags name no account',
          },
        ]),
    ...(attach === undefined
      ? []
      : [
          {
            what: 'Databricks, with an access token',
            to: 'the workspace and who may run pipelines in it',
            why: 'a compute is attached with it (databricks.attach)',
          },
        ]),
  ];
}
