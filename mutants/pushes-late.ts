import { istiodTold } from '../fixtures/breakage/istiod-setting.ts';
import type { Mutant } from './types.ts';

export const pushesLate: Mutant = {
  id: 'pushes-late',
  sentence: 'istiod is told to gather changes for a quarter of a minute before it pushes them (PILOT_DEBOUNCE_AFTER)',
  variants: ['plaintext'],
  requirement: 'MC-DS-080',
  link: 'istiod-prompt',
  unharmed: ['MC-TR-010'],
  ...istiodTold('PILOT_DEBOUNCE_AFTER', '15s'),
};
