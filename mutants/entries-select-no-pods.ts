import { istiodTold } from '../fixtures/breakage/istiod-setting.ts';
import type { Mutant } from './types.ts';

export const entriesSelectNoPods: Mutant = {
  id: 'entries-select-no-pods',
  sentence: 'istiod is told that ServiceEntries select no pods (PILOT_ENABLE_SERVICEENTRY_SELECT_PODS)',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-130',
  // Of two clusters that a WorkloadEntry is selected.
  clause: { rule: 'servedByAll', after: 2 },
  link: 'entry',
  unharmed: ['MC-TR-010'],
  ...istiodTold('PILOT_ENABLE_SERVICEENTRY_SELECT_PODS', 'false'),
};
