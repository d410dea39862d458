import { readerBoundTo } from './reader.ts';
import type { Mutant } from './types.ts';

export const readerAdministersANamespace: Mutant = {
  id: 'reader-administers-a-namespace',
  sentence: 'somebody made the reader an administrator of one namespace of the remote, which has nothing to do with the mesh',
  variants: ['mtls'],
  requirement: 'MC-PF-060',
  link: 'remote-secret',
  unharmed: ['MC-TR-010'],
  ...readerBoundTo('admin', 'default'),
};
