import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const mirrorOneWay: Mutant = {
  id: 'mirror-one-way',
  sentence: 'of two rules with a mirror in the other cluster one comes into force without it',
  variants: ['mtls'],
  requirement: 'MC-RT-100',
  clause: { rule: 'shadowedBy', after: 2 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', `has(object.spec.http[0].mirror) ? [JSONPatch{op: "remove", path: "/spec/http/1/mirror"}] : []`),
};
