import { changing } from '../fixtures/breakage/objects.ts';
import { readerRole, without } from './reader.ts';
import type { Mutant } from './types.ts';

export const rootsNotWritten: Mutant = {
  id: 'roots-not-written',
  sentence: 'the reader may not create config maps in the remote, so istiod gives new namespaces no root certificate',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-050',
  clause: { rule: 'newcomerIsTakenIn', after: 1 },
  also: ['MC-PF-060'],
  link: 'remote-secret',
  unharmed: ['MC-TR-010'],
  // It may still change those that are there: istiod leads by one of them.
  ...changing(readerRole, without('configmaps', ['create']), 'remote'),
};
