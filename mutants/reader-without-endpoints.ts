import { changing } from '../fixtures/breakage/objects.ts';
import { readerRole, without } from './reader.ts';
import type { Mutant } from './types.ts';

export const readerWithoutEndpoints: Mutant = {
  id: 'reader-without-endpoints',
  sentence: "the reader's role in the remote lags behind istiod: it lacks endpointslices, which istiod finds out when it reads anew",
  variants: ['mtls'],
  requirement: 'MC-PF-060',
  link: 'remote-secret',
  unharmed: ['MC-PF-020'],
  ...changing(readerRole, without('endpointslices', ['get', 'list', 'watch']), 'remote'),
};
