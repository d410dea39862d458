import { istiodLetsNobodyIn } from './closed-door.ts';
import type { Mutant } from './types.ts';

export const noWayBackInAnOutage: Mutant = {
  id: 'no-way-back-in-an-outage',
  sentence: 'proxies that lose their connection to istiod while an API server is silent do not find it again',
  variants: ['mtls'],
  requirement: 'MC-RS-050',
  link: 'proxies-connected',
  unharmed: ['MC-TR-010'],
  ...istiodLetsNobodyIn,
};
