import { hidden, type Refusal, values } from './refusal';

const LIMITED = { outbound: 'limited', 'firewall.packages': [], 'firewall.hosts': [] };
const REASON = { reason: 'a test needs it' };
const OPENED = ['rstudio', 'vsCode', 'huggingFace'];

/** What computes reach besides the service itself. */
export const TOOLS: readonly Refusal[] = [
  ...['tools.microsoftImages', 'tools.automl', 'workspace.highBusinessImpact'].flatMap((path) =>
    values(path, 'type', 'write true or false', [
      ['no', false],
      [0, false],
    ]),
  ),
  ...OPENED.flatMap((tool) => [
    ...values(`tools.${tool}`, 'type', 'write keys and values', [[true, REASON]]),
    ...values(`tools.${tool}.reason`, 'missing', 'add it', [[undefined, 'x']]),
    ...values(`tools.${tool}.reason`, 'range', 'write one', [['', 'x']]),
    ...hidden(`tools.${tool}.reason`).slice(0, 1),
  ]),
  ...['vsCode', 'huggingFace'].map(
    (tool): Refusal => ({
      when: `${tool} is opened and outbound knows service tags only`,
      bad: { ...LIMITED, [`tools.${tool}`]: REASON },
      code: 'needs',
      path: `tools.${tool}`,
      found: 'outbound: limited',
      fix: 'set outbound: firewall, or remove it',
      good: { [`tools.${tool}`]: REASON },
    }),
  ),
  ...values('tools.microsoftImage', 'unknown-key', "did you mean 'microsoftImages'?", [[false, undefined]]).map(
    (row) => ({ ...row, found: 'microsoftImage' }),
  ),
];
