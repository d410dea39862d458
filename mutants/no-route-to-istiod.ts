import { losing } from '../fixtures/breakage/lost-route.ts';
import type { Mutant } from './types.ts';

export const noRouteToIstiod: Mutant = {
  id: 'no-route-to-istiod',
  sentence: "the remote's nodes have no route to the primary's services, and so to istiod: rules do not reach the remote",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-010',
  link: 'proxies-connected',
  unharmed: ['MC-TR-010'],
  ...losing('remote', 'services'),
};
