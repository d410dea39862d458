import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const mirrorOfHalf: Mutant = {
  id: 'mirror-of-half',
  sentence: 'a rule that mirrors every call comes into force for half of them',
  variants: ['mtls'],
  requirement: 'MC-RT-100',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', `has(object.spec.http[0].mirror) ? [JSONPatch{op: "replace", path: "/spec/http/0/mirrorPercentage/value", value: 50}] : []`),
};
