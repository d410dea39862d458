import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const timeoutLost: Mutant = {
  id: 'timeout-lost',
  sentence: 'a rule with a timeout comes into force without it',
  variants: ['mtls'],
  requirement: 'MC-RT-070',
  clause: { rule: 'answeredOnlyWith', after: 8 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'virtualservices',
    `object.spec.http.size() > 4 && has(object.spec.http[3].timeout) ? [JSONPatch{op: "remove", path: "/spec/http/3/timeout"}, JSONPatch{op: "remove", path: "/spec/http/4/timeout"}] : []`,
  ),
};
