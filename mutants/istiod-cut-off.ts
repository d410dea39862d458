import { withDetachmentForgotten } from '../fixtures/breakage/remote-secret.ts';
import { oneIstiodCutOff } from './cutting-off.ts';
import type { Mutant } from './types.ts';

export const istiodCutOff: Mutant = {
  id: 'istiod-cut-off',
  sentence: "a network policy keeps istiod's pod, and nobody else, from the remote's API server",
  variants: ['mtls'],
  requirement: 'MC-DS-030',
  link: 'istiod-synced',
  unharmed: ['MC-PF-020'],
  ...withDetachmentForgotten(oneIstiodCutOff),
};
