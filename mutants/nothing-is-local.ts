import { clusterLocal } from './service-settings.ts';
import type { Mutant } from './types.ts';

export const nothingIsLocal: Mutant = {
  id: 'nothing-is-local',
  sentence: "the mesh takes every cluster's API server for one service of all (serviceSettings, clusterLocal: false)",
  variants: ['mtls'],
  requirement: 'MC-DS-040',
  link: 'cluster-local',
  unharmed: ['MC-DS-010'],
  ...clusterLocal(false, 'kubernetes.default.svc.cluster.local'),
};
