import type { Store } from './store';

/** What always exists below a parent that exists: by the pattern of its path, in lower case. */
const SINGLETONS: readonly (readonly [path: RegExp, body: (id: string) => unknown])[] = [
  [
    /\/providers\/microsoft\.storage\/storageaccounts\/[^/]+\/(blob|file|queue|table)services\/default$/,
    (id) => ({ id, name: 'default', properties: {} }),
  ],
  [
    /\/providers\/microsoft\.insights\/components\/[^/]+\/currentbillingfeatures$/,
    () => ({
      CurrentBillingFeatures: ['Basic'],
      DataVolumeCap: {
        Cap: 100,
        ResetTime: 0,
        StopSendNotificationWhenHitCap: false,
        StopSendNotificationWhenHitThreshold: false,
        WarningThreshold: 90,
      },
    }),
  ],
  [
    /\/providers\/microsoft\.hdinsight\/clusters\/[^/]+\/extensions\/(clustermonitoring|azuremonitor)$/,
    () => ({ clusterMonitoringEnabled: false }),
  ],
];

export function isSingleton(path: string): boolean {
  return SINGLETONS.some(([pattern]) => pattern.test(path.toLowerCase()));
}

/** The body, if the path names such an object and what it belongs to exists. */
export function singleton(path: string, store: Store): unknown {
  const key = path.toLowerCase();
  const found = SINGLETONS.find(([pattern]) => pattern.test(key));
  const owned = store.entries().some(([owner]) => key.startsWith(`${owner}/`) && owner.includes('/providers/'));
  return found !== undefined && owned ? found[1](path) : undefined;
}
