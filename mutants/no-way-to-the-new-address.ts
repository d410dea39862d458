import { istiodLetsNobodyIn } from './closed-door.ts';
import type { Mutant } from './types.ts';

export const noWayToTheNewAddress: Mutant = {
  id: 'no-way-to-the-new-address',
  sentence: 'istiod answers at its new address, but nobody who opens a connection',
  variants: ['mtls'],
  requirement: 'MC-RS-070',
  link: 'proxies-connected',
  unharmed: ['MC-TR-010'],
  ...istiodLetsNobodyIn,
};
