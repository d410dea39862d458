import { meshWide } from './tools.ts';
import type { Mutant } from './types.ts';

export const permissiveInTheMesh: Mutant = {
  id: 'permissive-in-the-mesh',
  sentence: 'mTLS is only preferred, for the whole mesh, where STRICT is claimed',
  variants: ['mtls'],
  requirement: 'MC-SC-010',
  link: 'tls',
  unharmed: ['MC-DS-010'],
  ...meshWide('PERMISSIVE'),
};
