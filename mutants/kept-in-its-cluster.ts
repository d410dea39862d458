import { serviceSettings } from '../fixtures/breakage/service-settings.ts';
import type { Mutant } from './types.ts';

export const keptInItsCluster: Mutant = {
  id: 'kept-in-its-cluster',
  sentence: 'the mesh keeps every service local to its cluster (serviceSettings, clusterLocal)',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-010',
  link: 'endpoint',
  unharmed: ['MC-DS-030'],
  ...serviceSettings({ clusterLocal: true, hosts: ['*'] }),
};
