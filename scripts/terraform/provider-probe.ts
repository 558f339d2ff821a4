import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, oneLine, run, tail } from '../command';
import { inTemporaryFolder } from '../temporary-folder';

/** Long enough to download a provider; a registry that is not there answers within seconds. */
const INIT_SECONDS = 300;

/** Asks Terraform to install one release of azurerm; answers nothing when it did, else the reason why not. */
export function whyNotOffered(release: string, env: Environment): Promise<string | undefined> {
  return inTemporaryFolder((folder) => {
    const azurerm = { source: 'hashicorp/azurerm', version: release };
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: { azurerm } } }));
    const answer = run('terraform', ['init', '-backend=false', '-input=false', '-no-color'], {
      cwd: folder,
      env,
      timeoutSeconds: INIT_SECONDS,
    });
    return answer.code === 0 ? undefined : reason(tail(answer, 40));
  });
}

/** The sentence of Terraform's error that says why, without the advice below it. */
function reason(text: string): string {
  const [, sentence = text] = /provider\s+hashicorp\/azurerm:([\s\S]*?)(?:\n\s*\n|$)/.exec(text) ?? [];
  return oneLine(sentence);
}
