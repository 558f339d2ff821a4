import type { Environment } from '../command';
import { cliEnvironment } from '../terraform/cli-environment';

/**
 * The environment for the cdktf CLI: nothing is reported home, and no plugin cache is set up behind Terraform's back.
 */
export function cdktfEnvironment(terraform: Environment = cliEnvironment()): Environment {
  return { ...terraform, CHECKPOINT_DISABLE: '1', DISABLE_VERSION_CHECK: '1', CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1' };
}
