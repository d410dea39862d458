import { keepingRules } from './keeping.ts';
import type { Mutant } from './types.ts';

export const ruleKeptWithoutIstiod: Mutant = {
  id: 'rule-kept-without-istiod',
  sentence: 'what brings rules into the primary never takes one out again: when istiod is back, the rule from before it went stays in force',
  variants: ['mtls'],
  requirement: 'MC-RS-020',
  clause: { rule: 'servedByAll', after: 7 },
  link: 'route',
  unharmed: ['MC-DS-010'],
  ...keepingRules,
};
