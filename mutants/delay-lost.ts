import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const delayLost: Mutant = {
  id: 'delay-lost',
  sentence: 'a rule that delays calls comes into force without its delay',
  variants: ['mtls'],
  requirement: 'MC-RT-070',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', `object.spec.http.size() > 1 && has(object.spec.http[1].fault) ? [JSONPatch{op: "remove", path: "/spec/http/1/fault"}] : []`),
};
