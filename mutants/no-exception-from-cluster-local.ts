import { addingServiceSetting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const noExceptionFromClusterLocal: Mutant = {
  id: 'no-exception-from-cluster-local',
  sentence: "something keeps a service in its cluster that the mesh's settings make an exception for",
  variants: ['mtls'],
  requirement: 'MC-RT-060',
  // By its name: local, and the other is not; with its namespace: local; with all of the mesh: local.
  clause: { rule: 'servedByAll', after: 8 },
  link: 'endpoint',
  unharmed: ['MC-DS-010'],
  ...addingServiceSetting(true, 'shared', 'clusterLocal: false'),
};
