import { adding } from '../fixtures/breakage/objects.ts';
import { peerAuthentication } from './tools.ts';
import type { Mutant } from './types.ts';

export const permissiveInANamespace: Mutant = {
  id: 'permissive-in-a-namespace',
  sentence: 'mTLS is only preferred in one namespace of a mesh that claims STRICT',
  variants: ['mtls'],
  requirement: 'MC-SC-010',
  also: ['MC-SC-080'],
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...adding(({ state }) => [peerAuthentication(state.namespaces.mesh, 'permissive-in-a-namespace', 'PERMISSIVE')]),
};
