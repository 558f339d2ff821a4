/** What a node needs to carry Azure Machine Learning. */
export const ML_NODE_LEAST = { cores: 4, memoryGb: 14, source: 'mlKubernetesExtension', confidence: 'high' } as const;
