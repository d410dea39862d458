import { changing } from '../fixtures/breakage/objects.ts';
import { remoteSecret, withDetachmentForgotten, withKubeconfig } from '../fixtures/breakage/remote-secret.ts';
import type { Mutant } from './types.ts';

export const secretWithoutCa: Mutant = {
  id: 'secret-without-ca',
  sentence: 'the remote secret names no CA: whoever shows a certificate as that API server is not believed',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-PF-140',
  also: ['MC-DS-030'],
  link: 'remote-secret',
  unharmed: ['MC-PF-020'],
  ...withDetachmentForgotten(changing(remoteSecret, (secret) => withKubeconfig(secret, (text) => text.replace(/"certificate-authority-data":"[^"]+",?/, '')))),
};
