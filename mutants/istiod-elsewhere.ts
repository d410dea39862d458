import { pointing } from '../fixtures/breakage/istiod-moved.ts';
import type { Mutant } from './types.ts';

export const istiodElsewhere: Mutant = {
  id: 'istiod-elsewhere',
  sentence: 'the remote was given an address for istiod at which there is none (remotePilotAddress)',
  variants: ['mtls'],
  requirement: 'MC-PF-040',
  link: 'proxies-connected',
  unharmed: ['MC-PF-020', 'MC-PF-030'],
  // An address for documentation (RFC 5737).
  ...pointing('192.0.2.1'),
};
