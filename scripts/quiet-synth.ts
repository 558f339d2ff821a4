import { synth } from '../src/cli/synth';
import type { AzurermGeneration } from '../src/facts/provider';

/** `secured-ml synth` without its summary. @throws what the command throws */
export function quietSynth(config: string, azurerm: AzurermGeneration, out: string): void {
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    synth([config], { azurerm, out });
  } finally {
    process.stdout.write = write;
  }
}
