import type { Sourced } from './source';

/** The generations of the azurerm provider that the output can be written for, and the release each was checked against. */
export const AZURERM = {
  '4': { version: '4.55.0', source: 'azurerm4', confidence: 'high' },
  '5': { version: '5.2.0', source: 'azurerm5', confidence: 'high' },
} as const satisfies Record<string, { version: string } & Sourced>;

export type AzurermGeneration = keyof typeof AZURERM;
export const AZURERM_GENERATIONS = Object.keys(AZURERM) as readonly AzurermGeneration[];

/** api-version of the compute that the template deployment attaches; azurerm uses it for its own computes too. */
export const ML_COMPUTE_API = { version: '2025-06-01', source: 'mlArmTypes', confidence: 'high' } as const satisfies {
  version: string;
} & Sourced;

/**
 * Types of a template's parameters, in the spelling that Azure gives back: with any other the provider finds a change
 * in every plan, and puts the compute again.
 */
export const TEMPLATE_TYPES = {
  text: 'String',
  number: 'Int',
  secret: 'SecureString',
  source: 'azurerm12520',
  confidence: 'medium',
} as const satisfies Record<'text' | 'number' | 'secret', string> & Sourced;

/**
 * What Azure offers and azurerm, in both releases, has no argument for: the key that one would write here, and where
 * it can be set instead.
 */
export const NOT_IN_AZURERM: { readonly [key: string]: { readonly instead: string } & Sourced } = {
  'compute.instances.idleMinutes': {
    instead: 'set idle shutdown of the instance in studio, and give its identity Contributor on the workspace',
    source: 'mlInstances',
    confidence: 'high',
  },
  'compute.instances.schedules': {
    instead: 'set start and stop times in studio, or demand them with Azure Policy',
    source: 'mlInstances',
    confidence: 'high',
  },
};
