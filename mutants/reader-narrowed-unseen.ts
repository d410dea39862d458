import { readerNarrowedSince } from './reader.ts';
import type { Mutant } from './types.ts';

export const readerNarrowedUnseen: Mutant = {
  id: 'reader-narrowed-unseen',
  sentence: 'the account that reads the remote lost a right since istiod started: a corrected address leads to a cluster that it may not read',
  variants: ['plaintext'],
  requirement: 'MC-LC-030',
  link: 'remote-secret',
  // The spec attaches the cluster anew, and what istiod has of it is gone until this is taken back.
  unharmed: ['MC-PF-030'],
  ...readerNarrowedSince,
};
