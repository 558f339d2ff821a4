import { type Command, Option } from 'commander';
import { readModel } from '../model/build-model';
import { FORMATS, type Format, writeReport } from '../report/formats';
import { exitCode, type FlowVerdict, type Report } from '../report/report';
import type { Claim } from '../verify/claim';
import { writeStep } from '../verify/explain';
import { verify } from '../verify/verify';
import { judgeExpectationFile } from './expectation-file';
import { readTagFile } from './service-tag-file';
import { readInputs } from './terraform-inputs';

interface VerifyOptions {
  readonly format: Format;
  readonly tags?: string;
  readonly expect?: string;
}

/** `secured-ml verify`: exit code 0 all proven, 1 something violated, 3 something not known. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('prove what the computes of any Terraform reach, and that nobody else reaches them')
    .argument('<input...>', "cdk.tf.json, the output of 'terraform show -json', or a folder of stacks")
    .option('--tags <file>', "Microsoft's service tag file, for rules that name addresses")
    .option('--expect <file>', 'YAML of flows of your own that must be, or must not')
    .addOption(new Option('--format <format>', 'how to write it').choices(FORMATS).default('text'))
    .action((inputs: string[], { format, tags, expect }: VerifyOptions) => {
      const model = readModel(...readInputs(inputs));
      const tagFile = readTagFile(tags);
      const own = expect === undefined ? { claims: [], given: [] } : judgeExpectationFile(expect, model, tagFile);
      const { claims: catalogue, notModelled } = verify(model, tagFile, own.given);
      const claims = [...catalogue, ...own.claims];
      const report: Report = { tool: 'verify', inputs, findings: [], verdicts: claims.map(verdictOf) };
      process.stdout.write(writeReport(report, format));
      for (const { hop } of own.given)
        process.stderr.write(`given, not proven: what ${hop} lets out, from ${expect}\n`);
      for (const { address, why } of notModelled) process.stderr.write(`not modelled: ${address} (${why})\n`);
      if (claims.length === 0)
        process.stderr.write('the input holds no compute, workspace or service: nothing is proven\n');
      process.exitCode = claims.length === 0 ? 3 : exitCode(report, true);
    });
}

/** A flow of which only some packets fare as they must is a violation, and its path is that of those which do not. */
function verdictOf({ id, about, text, must, answer, judged }: Claim): FlowVerdict {
  const wanted = must === 'reach' ? 'reached' : 'blocked';
  const other = wanted === 'reached' ? 'blocked' : 'reached';
  const verdict = { proven: wanted, violated: other, unknown: 'unknown' }[answer] as FlowVerdict['verdict'];
  const part = judged.parts.find((one) => one.verdict === verdict) ?? judged;
  const decider = part.trace.findLast(({ address }) => address !== undefined)?.address;
  const title = `${about}: ${text}`;
  const trace = part.trace.map((step) => writeStep(step).trim());
  return { id, title, wanted, verdict, trace, ...(decider === undefined ? {} : { address: decider }) };
}
