import { adding } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

export const olderPeerAuthentication: Mutant = {
  id: 'older-peer-authentication',
  sentence: 'a policy that was there before demands mTLS at every port of the same servers: of two, the older counts',
  variants: ['mtls'],
  requirement: 'MC-SC-080',
  link: 'tls',
  unharmed: ['MC-TR-010', 'MC-SC-010'],
  ...adding(({ state }) => [
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata: { name: 'was-there-before', namespace: state.namespaces.mesh },
      spec: { selector: { matchLabels: { app: 'helloworld' } }, mtls: { mode: 'STRICT' } },
    },
  ]),
};
