import { readerNarrowedSince } from './reader.ts';
import type { Mutant } from './types.ts';

export const readerNarrowed: Mutant = {
  id: 'reader-narrowed',
  sentence: 'the account that reads the remote lost a right since istiod started: a rotated token may not list its endpoints',
  variants: ['plaintext'],
  requirement: 'MC-LC-020',
  link: 'remote-secret',
  // The spec attaches the cluster anew, and what istiod has of it is gone until this is taken back.
  unharmed: ['MC-PF-030'],
  ...readerNarrowedSince,
};
