import { both } from '../fixtures/breakage/objects.ts';
import { withDetachmentForgotten } from '../fixtures/breakage/remote-secret.ts';
import { scaled } from '../fixtures/breakage/scaled.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { oneIstiodCutOff } from './cutting-off.ts';
import type { Mutant } from './types.ts';

export const replicaCutOff: Mutant = {
  id: 'replica-cut-off',
  sentence: "of two replicas of istiod one does not reach the remote's API server: what a sidecar is told is for chance to say",
  variants: ['mtls'],
  requirement: 'MC-DS-030',
  link: 'istiod-synced',
  unharmed: ['MC-PF-020'],
  ...withDetachmentForgotten(both(scaled('primary', 'istiod', 2, 'settled', rootNamespace), oneIstiodCutOff)),
};
