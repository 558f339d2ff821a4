import type { Command } from 'commander';
import { readModel } from '../model/build-model';
import { readEndpoint, readPort } from '../verify/endpoint-text';
import { explain } from '../verify/explain';
import { reach } from '../verify/reach';
import { InputError } from './input-error';
import { readTagFile } from './service-tag-file';
import { readInputs } from './terraform-inputs';

interface ExplainOptions {
  readonly from: string;
  readonly to: string;
  readonly port: string;
  readonly tags?: string;
}

/** `secured-ml explain`: exit code 0 reached, 1 blocked, 3 not known. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('say the path of a flow in words, and who decides on it')
    .argument('<input...>', "cdk.tf.json, the output of 'terraform show -json', or a folder of stacks")
    .requiredOption('--from <end>', 'a subnet, a compute, an address, a service tag, Internet')
    .requiredOption('--to <end>', 'the same, or a host name, or a service of the input (`name:file` for a part)')
    .option('--port <port>', "'443/tcp', '53/udp' or 'icmp'", '443/tcp')
    .option('--tags <file>', "Microsoft's service tag file, for rules that name addresses")
    .action((inputs: string[], options: ExplainOptions) => {
      const model = readModel(...readInputs(inputs));
      const tags = readTagFile(options.tags);
      const flow = usage(() => ({
        from: readEndpoint(model, options.from, tags),
        to: readEndpoint(model, options.to, tags),
        ...readPort(options.port),
      }));
      const judged = reach(model, flow, tags);
      process.stdout.write(`${explain(flow, judged).join('\n')}\n`);
      process.exitCode = { reached: 0, blocked: 1, unknown: 3 }[judged.verdict];
    });
}

/** What cannot be read of the options is wrong usage. */
function usage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InputError((error as Error).message);
  }
}
