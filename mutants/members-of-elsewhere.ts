import { importedMember } from './imported.ts';
import type { Mutant } from './types.ts';

export const membersOfElsewhere: Mutant = {
  id: 'members-of-elsewhere',
  sentence: "a cluster mesh of the network brings the remote's endpoints to the headless Service of the primary, under the names that they have there",
  // With mTLS an endpoint without a sidecar takes TLS from all others of a headless Service: the control would not hold.
  variants: ['plaintext'],
  requirement: 'MC-DS-090',
  link: 'service',
  unharmed: ['MC-TR-010'],
  ...importedMember('by its name'),
};
