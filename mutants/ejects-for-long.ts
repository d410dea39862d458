import { adding } from '../fixtures/breakage/objects.ts';
import { destinationRule } from './tools.ts';
import type { Mutant } from './types.ts';

export const ejectsForLong: Mutant = {
  id: 'ejects-for-long',
  sentence: 'a rule sets a server that failed once aside for ten minutes, all of them if need be (outlierDetection)',
  variants: ['plaintext'],
  requirement: 'MC-RS-040',
  link: 'route',
  // Whom a sidecar has set aside gets no calls of others either.
  unharmed: ['MC-PF-030'],
  ...adding((patient) => [
    destinationRule(patient, 'ejects-for-long', {
      host: `*.${patient.state.namespaces.mesh}.svc.cluster.local`,
      trafficPolicy: {
        connectionPool: { tcp: { connectTimeout: '0.1s' } },
        outlierDetection: { consecutive5xxErrors: 1, consecutiveGatewayErrors: 1, interval: '1s', baseEjectionTime: '600s', maxEjectionPercent: 100 },
      },
    }),
  ]),
};
