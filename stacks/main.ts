import { loadFile } from '../src/config/load';
import { ConfigError, withEach } from '../src/config/problem';
import { buildApp } from './app';

// What `cdktf synth` and `cdktf deploy` run. SECURED_ML_CONFIG names other configs, separated by commas.
const files = (process.env.SECURED_ML_CONFIG ?? 'secured-ml.yaml').split(',');
try {
  buildApp(withEach(files, loadFile)).app.synth();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
