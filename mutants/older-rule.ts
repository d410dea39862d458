import { olderRuleForEveryVersion } from './older.ts';
import type { Mutant } from './types.ts';

export const olderRule: Mutant = {
  id: 'older-rule',
  sentence: 'the v2-only rule does not take effect: an older rule for the host sends calls to every version',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-010',
  clause: { rule: 'servedOnlyBy', after: 0 },
  link: 'route',
  unharmed: ['MC-TR-010', 'MC-DS-010'],
  ...olderRuleForEveryVersion,
};
