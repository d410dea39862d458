import { changing } from '../fixtures/breakage/objects.ts';
import { remoteSecret, withDetachmentForgotten, withKubeconfig } from '../fixtures/breakage/remote-secret.ts';
import type { Mutant } from './types.ts';

export const secretRewritten: Mutant = {
  id: 'secret-rewritten',
  sentence: 'the remote secret was written anew, as when its token is rotated: istiod goes on, and its metrics call the cluster closed',
  variants: ['mtls'],
  requirement: 'MC-OB-030',
  link: 'istiod-metrics',
  unharmed: ['MC-DS-030', 'MC-TR-010'],
  ...withDetachmentForgotten(changing(remoteSecret, (secret) => withKubeconfig(secret, (text) => `${text.trimEnd()}\n\n`))),
};
