import { adding } from '../fixtures/breakage/objects.ts';
import { peerAuthentication } from './tools.ts';
import type { Mutant } from './types.ts';

export const disabledInANamespace: Mutant = {
  id: 'disabled-in-a-namespace',
  sentence: 'mTLS is switched off in one namespace of a mesh that claims STRICT',
  variants: ['mtls'],
  requirement: 'MC-SC-010',
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...adding(({ state }) => [peerAuthentication(state.namespaces.mesh, 'disabled-in-a-namespace', 'DISABLE')]),
};
