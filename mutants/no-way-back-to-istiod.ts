import { istiodLetsNobodyIn } from './closed-door.ts';
import type { Mutant } from './types.ts';

export const noWayBackToIstiod: Mutant = {
  id: 'no-way-back-to-istiod',
  sentence: 'proxies that have a connection to istiod keep it, and those that open one get no answer',
  variants: ['mtls'],
  requirement: 'MC-RS-060',
  link: 'proxies-connected',
  unharmed: ['MC-TR-010'],
  ...istiodLetsNobodyIn,
};
