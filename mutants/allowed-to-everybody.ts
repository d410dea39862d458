import { anotherPrincipal } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const allowedToEverybody: Mutant = {
  id: 'allowed-to-everybody',
  sentence: 'a policy that lets one principal in lets everybody in',
  variants: ['mtls'],
  requirement: 'MC-SC-070',
  clause: { rule: 'rejectedWith', after: 12 },
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...anotherPrincipal('ALLOW', 3, '*'),
};
