import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const weightsOfBefore: Mutant = {
  id: 'weights-of-before',
  sentence: 'what is written to a rule that is there is taken back: weights that are changed stay what they were',
  variants: ['mtls'],
  requirement: 'MC-RT-030',
  clause: { rule: 'servedOnlyBy', after: 4 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', 'oldObject != null && object.spec != oldObject.spec ? [JSONPatch{op: "replace", path: "/spec", value: oldObject.spec}] : []'),
};
