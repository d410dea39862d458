import { olderRuleForEveryVersion } from './older.ts';
import type { Mutant } from './types.ts';

export const olderRuleBeforeWeights: Mutant = {
  id: 'older-rule-before-weights',
  sentence: 'a rule with weights does not come into force: an older one for the host sends calls to every version',
  variants: ['mtls'],
  requirement: 'MC-RT-030',
  clause: { rule: 'servedOnlyBy', after: 0 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...olderRuleForEveryVersion,
};
