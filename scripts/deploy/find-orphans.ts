import { SUBSCRIPTION } from '../../__tests__/azure/cloud';
import { adopt } from '../../src/adopt';
import type { Deployment } from './deployment';
import { standInReader } from './stand-in-reader';

/** What `secured-ml adopt` finds and writes, with the stand-in for Azure. */
export const findOrphans = ({ folder, standIn }: Deployment, state: string) =>
  adopt({ folder, state, reader: standInReader(standIn), subscriptionId: SUBSCRIPTION });
