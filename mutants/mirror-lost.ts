import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const mirrorLost: Mutant = {
  id: 'mirror-lost',
  sentence: 'a rule with a mirror comes into force without it',
  variants: ['mtls'],
  requirement: 'MC-RT-100',
  clause: { rule: 'shadowedBy', after: 0 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', `has(object.spec.http[0].mirror) ? [JSONPatch{op: "remove", path: "/spec/http/0/mirror"}] : []`),
};
