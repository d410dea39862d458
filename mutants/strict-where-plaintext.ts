import { adding } from '../fixtures/breakage/objects.ts';
import { peerAuthentication } from './tools.ts';
import type { Mutant } from './types.ts';

export const strictWherePlaintext: Mutant = {
  id: 'strict-where-plaintext',
  sentence: 'the mesh without mTLS demands it in one namespace',
  variants: ['plaintext'],
  requirement: 'MC-SC-020',
  link: 'tls',
  unharmed: ['MC-DS-010'],
  ...adding(({ state }) => [peerAuthentication(state.namespaces.mesh, 'strict', 'STRICT')]),
};
