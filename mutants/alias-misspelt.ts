import { renamingPrincipals } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const aliasMisspelt: Mutant = {
  id: 'alias-misspelt',
  sentence: 'the policy names callers by a trust domain that is nearly the alias',
  variants: ['mtls'],
  requirement: 'MC-SC-110',
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...renamingPrincipals('former.example', 'former.example.com'),
};
