import { serviceSettings } from '../fixtures/breakage/service-settings.ts';
import type { Mutant } from './types.ts';

export const nothingIsLocal: Mutant = {
  id: 'nothing-is-local',
  sentence: "the mesh takes every cluster's API server for one service of all (serviceSettings, clusterLocal: false)",
  variants: ['mtls'],
  requirement: 'MC-DS-040',
  link: 'cluster-local',
  unharmed: ['MC-DS-010'],
  ...serviceSettings({ clusterLocal: false, hosts: ['kubernetes.default.svc.cluster.local'] }),
};
