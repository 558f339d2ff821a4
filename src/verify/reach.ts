import type { NetworkModel } from '../model/network-model';
import type { ServiceTags } from '../model/service-tags';
import type { Flow, Judgement } from './flow';

/** Whether the packets of a flow arrive, and who decided. */
export function reach(_model: NetworkModel, _flow: Flow, _tags?: ServiceTags): Judgement {
  return { verdict: 'unknown', trace: [] };
}
