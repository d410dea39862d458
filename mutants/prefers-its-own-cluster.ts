import { adding } from '../fixtures/breakage/objects.ts';
import { destinationRule } from './tools.ts';
import type { Mutant } from './types.ts';

export const prefersItsOwnCluster: Mutant = {
  id: 'prefers-its-own-cluster',
  sentence: 'a failover rule keeps calls in their own cluster while it is healthy',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-010',
  link: 'route',
  unharmed: ['MC-DS-010'],
  ...adding((patient) => [
    destinationRule(patient, 'prefer-local', {
      trafficPolicy: {
        loadBalancer: { localityLbSetting: { enabled: true, failoverPriority: ['topology.istio.io/cluster'] } },
        outlierDetection: { consecutive5xxErrors: 5, interval: '10s', baseEjectionTime: '30s' },
      },
    }),
  ]),
};
