import { losing } from '../fixtures/breakage/lost-route.ts';
import type { Mutant } from './types.ts';

export const noRouteToRemotePods: Mutant = {
  id: 'no-route-to-remote-pods',
  sentence: "the primary's nodes have no route to the remote's pods",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-010',
  link: 'pod-address',
  unharmed: ['MC-DS-010'],
  ...losing('primary', 'pods'),
};
