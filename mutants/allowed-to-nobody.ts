import { anotherPrincipal } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const allowedToNobody: Mutant = {
  id: 'allowed-to-nobody',
  sentence: 'a policy that lets one principal in names it in the trust domain of another mesh',
  variants: ['mtls'],
  requirement: 'MC-SC-070',
  clause: { rule: 'answered', after: 18 },
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...anotherPrincipal('ALLOW', 0, 'another.mesh/ns/app1/sa/sleep'),
};
