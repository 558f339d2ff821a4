import type { Rewrite } from './terraform-json';

/** The switch that azurerm before 4.67 reads back wrongly need not be ignored any more. */
export const machineLearningComputeInstance: Rewrite = (block) => {
  const { lifecycle, ...rest } = block;
  const { ignore_changes: ignored, ...others } = (lifecycle ?? {}) as { ignore_changes?: unknown };
  if (!Array.isArray(ignored)) return block;
  const left = ignored.filter((argument) => argument !== 'node_public_ip_enabled');
  const kept = { ...others, ...(left.length === 0 ? {} : { ignore_changes: left }) };
  return Object.keys(kept).length === 0 ? rest : { ...rest, lifecycle: kept };
};
