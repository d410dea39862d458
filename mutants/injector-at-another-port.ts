import { startingWith } from './starting-otherwise.ts';
import type { Mutant } from './types.ts';

export const injectorAtAnotherPort: Mutant = {
  id: 'injector-at-another-port',
  sentence: 'the istiod that comes back serves its webhooks at a port that nobody asks',
  variants: ['mtls'],
  requirement: 'MC-RS-020',
  clause: { rule: 'admittedWithSidecar', after: 4 },
  link: 'webhook-reachable',
  unharmed: ['MC-TR-010'],
  ...startingWith('--httpsAddr=:15099'),
};
