import { serviceSettings } from '../fixtures/breakage/service-settings.ts';
import type { Mutant } from './types.ts';

export const systemServicesShared: Mutant = {
  id: 'system-services-shared',
  sentence: "the mesh takes Services of every cluster's kube-system for those of all (serviceSettings, clusterLocal: false)",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-120',
  link: 'cluster-local',
  unharmed: ['MC-DS-010', 'MC-DS-040'],
  ...serviceSettings({ clusterLocal: false, hosts: ['*.kube-system.svc.cluster.local'] }),
};
