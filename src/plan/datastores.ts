import { createHash } from 'node:crypto';
import { dataLakeLinks, furtherLinks } from '../config/private-links';
import type { WorkspaceConfig } from '../config/schema';
import { NAME_RULES } from '../facts/names';
import type { StorageLinkKind } from '../facts/private-link';
import type { OpenDoor } from './access';
import { baseName } from './names';
import { accountAccess, type ServiceAccess } from './service-access';
import type { SubnetPlan } from './subnets';

/** A container, share or filesystem, and its name in the workspace. */
export interface PlannedDatastore {
  readonly name: string;
  readonly kind: 'blob' | 'file' | 'dataLake';
  readonly container: string;
  readonly quotaGb?: number;
  /** It is read with the key of the account, which is in the state then. */
  readonly byKey: boolean;
}

/** A storage account besides the workspace's default one. */
export interface FurtherAccount extends ServiceAccess {
  /** What the config calls it; the data lake is `lake`. */
  readonly key: string;
  readonly name: string;
  readonly hierarchical: boolean;
  /** Keys are off where nobody reads with one. */
  readonly sharedKeys: boolean;
  readonly datastores: readonly PlannedDatastore[];
  /** Of the managed network, one for each part; none where the nodes are in a subnet of ours. */
  readonly outboundRules: readonly { readonly name: string; readonly part: StorageLinkKind }[];
}

const LAKE = 'lake';

/** Every further account, reached in the same way as the default one, with what is in it. */
export function planFurtherAccounts(config: WorkspaceConfig, subnets: readonly SubnetPlan[]): FurtherAccount[] {
  const words = [...new Set(config.datastores.map(({ account }) => account))].sort();
  const flat = words.map((key): FurtherAccount => {
    const mine = config.datastores.filter(({ account }) => account === key);
    const datastores = mine.map(
      ({ name, kind, container, quotaGb, accountKey }): PlannedDatastore => ({
        name,
        kind,
        container: container ?? containerOf(name),
        ...(kind === 'file' ? { quotaGb } : {}),
        byKey: accountKey !== undefined,
      }),
    );
    const links = furtherLinks(config, key);
    const sharedKeys = datastores.some(({ byKey }) => byKey);
    return {
      ...accountAccess(config, subnets, links),
      key,
      name: accountName(config, key),
      hierarchical: false,
      sharedKeys,
      datastores,
      outboundRules: outboundTo(config, accountName(config, key), links),
    };
  });
  if (config.dataLake === undefined) return flat;
  const datastores = config.dataLake.filesystems.map(
    ({ name, datastore }): PlannedDatastore => ({
      name: datastore ?? name.replaceAll('-', '_'),
      kind: 'dataLake',
      container: name,
      byKey: false,
    }),
  );
  const links = dataLakeLinks(config);
  const lake: FurtherAccount = {
    ...accountAccess(config, subnets, links),
    key: LAKE,
    name: accountName(config, LAKE),
    hierarchical: true,
    sharedKeys: false,
    datastores,
    outboundRules: outboundTo(config, accountName(config, LAKE), links),
  };
  return [...flat, lake];
}

const outboundTo = (config: WorkspaceConfig, account: string, parts: readonly StorageLinkKind[]) =>
  config.managedNetwork === undefined ? [] : parts.map((part) => ({ name: `${account}-${part}`, part }));

/** Who reaches the further accounts, and with what. */
export function datastoreDoors(config: WorkspaceConfig, subnets: readonly SubnetPlan[]): OpenDoor[] {
  return planFurtherAccounts(config, subnets).flatMap(
    ({ key, publicAccess, subnets: through, trusted, sharedKeys }) => {
      const names = subnets.filter(({ kind }) => through.includes(kind)).map(({ name }) => name);
      const others = trusted === 'services' ? "Azure's trusted services" : 'this workspace';
      const who = publicAccess ? names.join(', ') : 'the network and what is connected to it';
      const keys = config.datastores.find(({ account, accountKey }) => account === key && accountKey !== undefined);
      return [
        {
          what: `storage account '${key}'`,
          to: `${who}; ${others}`,
          why: 'data of jobs, reached like the default account',
        },
        ...(sharedKeys
          ? [
              {
                what: `shared keys of the storage account '${key}'`,
                to: 'holders of a key, the state among them',
                why: keys?.accountKey?.reason ?? '',
              },
            ]
          : []),
      ];
    },
  );
}

const containerOf = (name: string) => name.toLowerCase().replaceAll('_', '-').replace(/-+/g, '-').replace(/^-|-$/g, '');

/** As the default account's name, with the word of this one; it ends in digits that keep it apart from all others. */
function accountName(config: WorkspaceConfig, word: string): string {
  const { prefix, maxLength } = NAME_RULES.storageAccount;
  const hash = createHash('sha256')
    .update(`${baseName(config)} ${config.uniqueSuffix ?? ''} ${word}`)
    .digest('hex');
  const head = `${prefix}${word}${config.name}${config.environment}`.replaceAll('-', '');
  return `${head.slice(0, maxLength - 6)}${hash.slice(0, 6)}`;
}
