import { apiServerSilent } from '../fixtures/breakage/api-server.ts';
import type { Mutant } from './types.ts';

export const apiServerUnreachable: Mutant = {
  id: 'api-server-unreachable',
  sentence: "a firewall keeps istiod's cluster from the remote's API server",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-020',
  link: 'api-servers',
  unharmed: ['MC-TR-010'],
  ...apiServerSilent,
};
