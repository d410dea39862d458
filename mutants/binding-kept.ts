import { keepingRules } from './keeping.ts';
import type { Mutant } from './types.ts';

export const bindingKept: Mutant = {
  id: 'binding-kept',
  sentence: 'what brings rules into the primary never takes one out again: calls stay bound by a header',
  variants: ['mtls'],
  requirement: 'MC-RT-120',
  clause: { rule: 'servedByAll', after: 1 },
  link: 'route',
  unharmed: ['MC-DS-010'],
  ...keepingRules,
};
