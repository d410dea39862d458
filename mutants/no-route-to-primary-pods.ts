import { losing } from '../fixtures/breakage/lost-route.ts';
import type { Mutant } from './types.ts';

export const noRouteToPrimaryPods: Mutant = {
  id: 'no-route-to-primary-pods',
  sentence: "the remote's nodes have no route to the primary's pods",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-020',
  link: 'pod-address',
  unharmed: ['MC-DS-030'],
  ...losing('remote', 'pods'),
};
