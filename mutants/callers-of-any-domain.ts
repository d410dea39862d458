import { renamingPrincipals } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const callersOfAnyDomain: Mutant = {
  id: 'callers-of-any-domain',
  sentence: 'the policy lets callers in by their account, whatever trust domain it names',
  variants: ['mtls'],
  requirement: 'MC-SC-110',
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...renamingPrincipals('another.example', '*'),
};
