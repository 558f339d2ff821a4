import { spawnSync } from 'node:child_process';
import { cdktfEnvironment } from './cdktf-cli/environment';
import { installedCdktfCli } from './cdktf-cli/install';

/**
 * `npm run cdktf -- synth`, `-- diff`, `-- deploy`: the cdktf CLI in the pinned release, with the arguments given.
 * Where Terraform's registry is out of reach, `npm run provider:mirror` prints the TF_CLI_CONFIG_FILE to set.
 */
const [, , ...args] = process.argv;
const { status, signal, error } = spawnSync(process.execPath, [installedCdktfCli(), ...args], {
  stdio: 'inherit',
  env: cdktfEnvironment(),
});
if (error !== undefined) throw error;
if (signal !== null) process.kill(process.pid, signal);
process.exitCode = status ?? 1;
