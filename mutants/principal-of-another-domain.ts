import { renamingPrincipals } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const principalOfAnotherDomain: Mutant = {
  id: 'principal-of-another-domain',
  sentence: 'the policy names its principals in the trust domain of another mesh',
  variants: ['mtls'],
  requirement: 'MC-SC-070',
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...renamingPrincipals('cluster.local', 'another.mesh'),
};
