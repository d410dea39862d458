import { adding } from '../fixtures/breakage/objects.ts';
import { destinationRule, peerAuthentication } from './tools.ts';
import type { Mutant } from './types.ts';

export const callersWithoutTls: Mutant = {
  id: 'callers-without-tls',
  sentence: 'callers of helloworld use no TLS, and its servers take both',
  variants: ['mtls'],
  requirement: 'MC-SC-030',
  also: ['MC-SC-060'],
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...adding((patient) => [
    peerAuthentication(patient.state.namespaces.mesh, 'taking-both', 'PERMISSIVE'),
    destinationRule(patient, 'without-tls', { trafficPolicy: { tls: { mode: 'DISABLE' } } }),
  ]),
};
