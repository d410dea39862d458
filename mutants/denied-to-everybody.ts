import { anotherPrincipal } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const deniedToEverybody: Mutant = {
  id: 'denied-to-everybody',
  sentence: 'a policy that keeps one principal out keeps everybody out',
  variants: ['mtls'],
  requirement: 'MC-SC-070',
  clause: { rule: 'answered', after: 6 },
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...anotherPrincipal('DENY', 3, '*'),
};
