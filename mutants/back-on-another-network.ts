import { startingElsewhere } from './starting-elsewhere.ts';
import type { Mutant } from './types.ts';

export const backOnAnotherNetwork: Mutant = {
  id: 'back-on-another-network',
  sentence: 'servers that come back in the remote are labelled as of another network, behind a gateway at which nobody listens: nobody calls them',
  variants: ['mtls'],
  requirement: 'MC-RS-010',
  clause: { rule: 'servedByAll', after: 2 },
  link: 'endpoint',
  unharmed: ['MC-PF-030'],
  ...startingElsewhere,
};
