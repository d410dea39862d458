import { readerBoundTo } from './reader.ts';
import type { Mutant } from './types.ts';

export const readerMayWrite: Mutant = {
  id: 'reader-may-write',
  sentence: 'somebody made the reader an administrator of the remote, to have done with rights',
  variants: ['mtls'],
  requirement: 'MC-PF-060',
  link: 'remote-secret',
  unharmed: ['MC-TR-010'],
  ...readerBoundTo('cluster-admin'),
};
