import { COMPUTE_FLOWS, type ComputeFlow } from './compute-flows';
import { needsWhere } from './outbound-needs';
import type { Sourced } from './source';

/** The image of a machine that is made here. Azure Machine Learning attaches Ubuntu and nothing else (`mlAttach`). */
export const MACHINE_IMAGE = {
  publisher: 'Canonical',
  offer: 'ubuntu-24_04-lts',
  /** Generation 2, x64: secure boot and a vTPM need it. */
  sku: 'server',
  version: 'latest',
  source: 'imageAliases',
  confidence: 'high',
} as const satisfies Record<'publisher' | 'offer' | 'sku' | 'version', string> & Sourced;

/** The service signs in to what is attached: any protocol, as both the guide of 2020 and today's text write it. */
export const ATTACHED_SSH: Omit<ComputeFlow, 'ports' | 'when' | 'regional'> = {
  name: 'AllowMachineLearningSsh',
  direction: 'Inbound',
  protocol: '*',
  tag: 'AzureMachineLearning',
  why: 'The service signs in to attached computes by SSH',
  source: 'mlTrainingNetwork',
  confidence: 'high',
};

/** Microsoft says that the service reaches what is attached at a public address, and at no other. */
export const ATTACHED_NEEDS_PUBLIC_IP = {
  text: 'Azure Machine Learning signs in at a public address: without one the compute stays unreachable for jobs',
  source: 'mlAttach',
  confidence: 'medium',
} as const satisfies { text: string } & Sourced;

/** Needs of training computes that a machine of one's own shares: it is no instance, and Azure Batch does not run it. */
const SHARED = needsWhere(new Set(['microsoftImages', 'automl', 'vaultByServiceEndpoint']))
  .filter(({ id }) => id !== 'batch')
  .flatMap(({ tags }) => tags);

/** What a machine of one's own sends when it trains, by service tag; needed only where the Internet is denied. */
export const ATTACHED_OUTBOUND: readonly ComputeFlow[] = COMPUTE_FLOWS.filter(
  ({ name, direction }) => direction === 'Outbound' && SHARED.includes(name),
);
