import { readFileSync } from 'node:fs';
import { adopt, armReader, cloudOfStack, loginToken, pullState, readStack, reportFindings } from '../adopt';

export interface AdoptVerbOptions {
  readonly state?: string;
}

/** `secured-ml adopt`: says what is in Azure and not in the state, and writes import blocks for it. */
export async function adoptStack(folder: string, { state }: AdoptVerbOptions): Promise<void> {
  const { ARM_SUBSCRIPTION_ID: subscriptionId } = process.env;
  const cloud = cloudOfStack(readStack(folder));
  const findings = await adopt({
    folder,
    state: state === undefined ? await pullState(folder) : readFileSync(state, 'utf8'),
    reader: armReader({ cloud, token: loginToken(cloud) }),
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
  });
  process.stdout.write(reportFindings(findings));
}
