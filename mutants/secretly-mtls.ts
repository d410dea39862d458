import { adding } from '../fixtures/breakage/objects.ts';
import { destinationRule, peerAuthentication } from './tools.ts';
import type { Mutant } from './types.ts';

export const secretlyMtls: Mutant = {
  id: 'secretly-mtls',
  sentence: 'the mesh without mTLS has it all the same: callers use it for helloworld, and its servers take both',
  variants: ['plaintext'],
  requirement: 'MC-SC-040',
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [
    peerAuthentication(patient.state.namespaces.mesh, 'secretly', 'PERMISSIVE'),
    destinationRule(patient, 'secretly', { trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } }),
  ]),
};
