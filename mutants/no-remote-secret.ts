import { removing } from '../fixtures/breakage/objects.ts';
import { remoteSecret } from '../fixtures/breakage/remote-secret.ts';
import type { Mutant } from './types.ts';

export const noRemoteSecret: Mutant = {
  id: 'no-remote-secret',
  sentence: 'istiod has no secret for the remote cluster, so it does not see its pods',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-010',
  link: 'remote-secret',
  unharmed: ['MC-PF-020'],
  ...removing(remoteSecret),
};
