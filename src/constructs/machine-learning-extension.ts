import { KubernetesClusterExtension } from '@cdktf/provider-azurerm/lib/kubernetes-cluster-extension';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { EXTENSION_CLUSTER_KEYS, EXTENSION_TLS_KEYS, ML_EXTENSION } from '../facts/ml-kubernetes';
import { type After, dependsOn, type Waits } from './refs';

export interface MachineLearningExtensionProps extends Waits {
  readonly cluster: { readonly clusterId: string; readonly clusterName: string };
  /** Every setting but those that tell the extension of its cluster. */
  readonly settings: { readonly [key: string]: string };
  /**
   * PEM texts, which should be references to `sensitive` variables: they end in the state.
   *
   * @default - none; a secret of the cluster that the settings name, or no TLS
   */
  readonly certificate?: { readonly certificate: string; readonly key: string };
}

/**
 * The extension that lets Azure Machine Learning run jobs and models in a cluster. A cluster takes one, and none beside
 * a classic attachment.
 */
export class MachineLearningExtension extends Construct {
  /** A compute stands on the extension. */
  public readonly ready: After;

  constructor(scope: Construct, id: string, props: MachineLearningExtensionProps) {
    super(scope, id);
    const { cluster, settings, certificate } = props;
    const all = (keys: readonly string[], value: string) => keys.map((key) => [key, value]);
    const extension = new KubernetesClusterExtension(this, 'Resource', {
      name: ML_EXTENSION.name,
      clusterId: cluster.clusterId,
      extensionType: ML_EXTENSION.type,
      releaseTrain: ML_EXTENSION.releaseTrain,
      releaseNamespace: ML_EXTENSION.releaseNamespace,
      configurationSettings: {
        ...settings,
        ...Object.fromEntries([
          ...all(EXTENSION_CLUSTER_KEYS.id, cluster.clusterId),
          ...all(EXTENSION_CLUSTER_KEYS.name, cluster.clusterName),
        ]),
      },
      ...(certificate === undefined
        ? {}
        : {
            configurationProtectedSettings: {
              [EXTENSION_TLS_KEYS.certificate]: Fn.base64encode(certificate.certificate),
              [EXTENSION_TLS_KEYS.key]: Fn.base64encode(certificate.key),
            },
          }),
      ...dependsOn(props),
    });
    this.ready = [extension];
  }
}
