import { keepingRules } from './keeping.ts';
import type { Mutant } from './types.ts';

export const ruleKept: Mutant = {
  id: 'rule-kept',
  sentence: 'what brings rules into the primary never takes one out again',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-010',
  clause: { rule: 'servedByAll', after: 2 },
  link: 'route',
  unharmed: ['MC-DS-010'],
  ...keepingRules,
};
