/** For those who test their own stacks: synthesize to plain JSON with validations run, and matchers that read well. */
export type { FlowText } from './flow-matchers';
export { matchers, useMatchers } from './matchers';
export { type ResourceJson, SynthesizedStack, synthesize, synthesizeConstructs } from './synthesize';
