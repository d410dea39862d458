import { changing } from '../fixtures/breakage/objects.ts';
import { remoteSecret, withDetachmentForgotten } from '../fixtures/breakage/remote-secret.ts';
import { misnamed } from '../fixtures/breakage/wrong-name.ts';
import type { Mutant } from './types.ts';

export const secretUnderAnotherName: Mutant = {
  id: 'secret-under-another-name',
  sentence: "the remote secret's key is not the name that the remote's proxies carry",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-030',
  also: ['MC-DS-100'],
  link: 'remote-secret',
  unharmed: ['MC-PF-020'],
  ...withDetachmentForgotten(changing(remoteSecret, misnamed)),
};
