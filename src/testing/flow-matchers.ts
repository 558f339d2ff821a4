import { readModel } from '../model/build-model';
import type { NetworkModel } from '../model/network-model';
import { answerOf } from '../verify/claim';
import { readEndpoint, readPort } from '../verify/endpoint-text';
import { explain } from '../verify/explain';
import { reach } from '../verify/reach';
import type { SynthesizedStack } from './synthesize';

/** A flow by the names that `secured-ml explain` takes. */
export interface FlowText {
  readonly from: string;
  readonly to: string;
  /** @default '443/tcp' */
  readonly port?: string | number;
}

/** A stack is read once, however many flows are asked of it. */
const models = new WeakMap<SynthesizedStack, NetworkModel>();

/** Matchers that ask the verifier, which reads the Terraform that the stack became. */
export const flowMatchers = {
  /** Every packet of the flow arrives. With `not`: none does. What is not known fails both. */
  toAllowFlow(
    this: { readonly isNot?: boolean },
    stack: SynthesizedStack,
    { from, to, port = '443/tcp' }: FlowText,
  ): { readonly pass: boolean; readonly message: () => string } {
    const model = models.get(stack) ?? readModel({ data: stack.json });
    models.set(stack, model);
    const flow = { from: readEndpoint(model, from), to: readEndpoint(model, to), ...readPort(`${port}`) };
    const judged = reach(model, flow);
    const isNot = this.isNot === true;
    const holds = answerOf(isNot ? 'not reach' : 'reach', judged) === 'proven';
    return {
      pass: holds !== isNot,
      message: () =>
        [
          `expected ${from} ${isNot ? 'not ' : ''}to reach ${to} on ${port}, it is ${judged.verdict}:`,
          ...explain(flow, judged),
        ].join('\n'),
    };
  },
};
