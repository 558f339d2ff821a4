import type { RefusedRequest } from '../../__tests__/azure/stand-in';
import type { TerraformJson } from '../../src/dialect';
import type { Answer } from '../command';
import { constructOf } from './stack-folder';

/** Why Terraform stopped: its errors with the constructs that they are about, and what the stand-in refused. */
export function explain(answer: Answer, terraform: TerraformJson, refused: readonly RefusedRequest[]): string {
  const errors = errorsIn(`${answer.stdout}\n${answer.stderr}`).map((text) => withConstruct(text, terraform));
  const requests = refused.map(({ method, path, reason }) => `refused: ${method} ${path}\n  ${reason}`);
  const said = errors.length > 0 ? errors : [`terraform ended with ${answer.code}`, answer.stderr.slice(-2000)];
  return [...said, ...requests].join('\n');
}

/** Every error that Terraform printed, without the frame around it. */
export function errorsIn(text: string): string[] {
  const plain = text.replace(/^[│╷╵] ?/gm, '');
  const blocks = plain.split(/^(?=(?:Error|Warning): )/m).filter((block) => block.startsWith('Error: '));
  return [...new Set(blocks.map((block) => block.trim().split('\n').slice(0, 25).join('\n')))];
}

function withConstruct(text: string, terraform: TerraformJson): string {
  const [, address] = /with ([\w-]+\.[\w-]+)/.exec(text) ?? [];
  const path = address === undefined ? undefined : constructOf(address, terraform);
  return path === undefined ? text : `${text}\nconstruct: ${path}`;
}
