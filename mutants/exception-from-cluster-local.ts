import { addingServiceSetting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const exceptionFromClusterLocal: Mutant = {
  id: 'exception-from-cluster-local',
  sentence: "something adds an exception for the service to the mesh's settings: it is shared, whatever else they say",
  variants: ['mtls'],
  requirement: 'MC-RT-060',
  link: 'cluster-local',
  unharmed: ['MC-DS-010'],
  ...addingServiceSetting(false, 'helloworld'),
};
