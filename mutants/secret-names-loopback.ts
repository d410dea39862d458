import { changing } from '../fixtures/breakage/objects.ts';
import { remoteSecret, withDetachmentForgotten, withKubeconfig } from '../fixtures/breakage/remote-secret.ts';
import type { Mutant } from './types.ts';

export const secretNamesLoopback: Mutant = {
  id: 'secret-names-loopback',
  sentence: "the remote secret names 127.0.0.1 as the API server, as a kubeconfig of kind's does",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-030',
  also: ['MC-PF-140'],
  link: 'remote-secret',
  unharmed: ['MC-PF-020'],
  ...withDetachmentForgotten(changing(remoteSecret, (secret) => withKubeconfig(secret, (text) => text.replace(/"server":"[^"]+"/, '"server":"https://127.0.0.1:6443"')))),
};
