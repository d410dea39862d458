import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const abortOfEveryCall: Mutant = {
  id: 'abort-of-every-call',
  sentence: 'a rule that aborts calls with a header comes into force without its match',
  variants: ['mtls'],
  requirement: 'MC-RT-070',
  clause: { rule: 'servedByAll', after: 2 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', `has(object.spec.http[0].fault) ? [JSONPatch{op: "remove", path: "/spec/http/0/match"}] : []`),
};
