import { addingServiceSetting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const noExceptionFromClusterLocal: Mutant = {
  id: 'no-exception-from-cluster-local',
  sentence: "something keeps a service in its cluster that the mesh's settings make an exception for",
  variants: ['mtls'],
  requirement: 'MC-RT-060',
  link: 'endpoint',
  unharmed: ['MC-DS-010'],
  ...addingServiceSetting(true, 'shared'),
};
