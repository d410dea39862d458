import { addingServiceSetting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const localBeyondItsName: Mutant = {
  id: 'local-beyond-its-name',
  sentence: "something keeps another service in its cluster, too, where the mesh's settings keep one",
  variants: ['mtls'],
  requirement: 'MC-RT-060',
  clause: { rule: 'servedByAll', after: 2 },
  link: 'endpoint',
  unharmed: ['MC-DS-010'],
  ...addingServiceSetting(true, 'shared'),
};
