import { importedMember } from './imported.ts';
import type { Mutant } from './types.ts';

export const membersWithoutNames: Mutant = {
  id: 'members-without-names',
  sentence: "a cluster mesh of the network brings the remote's endpoints to the headless Service of the primary, without their names",
  variants: ['plaintext'],
  requirement: 'MC-DS-090',
  link: 'service',
  unharmed: ['MC-TR-010'],
  ...importedMember('without a name'),
};
