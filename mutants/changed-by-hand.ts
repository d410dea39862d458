import { meshConfigured } from '../fixtures/breakage/mesh-config.ts';
import type { Mutant } from './types.ts';

export const changedByHand: Mutant = {
  id: 'changed-by-hand',
  sentence: "the mesh's configuration was changed by hand, so that the next installation takes that back",
  variants: ['mtls'],
  requirement: 'MC-LC-040',
  link: 'installation',
  unharmed: ['MC-TR-010'],
  ...meshConfigured(() => ({ trustDomainAliases: ['by-hand.example'] })),
};
