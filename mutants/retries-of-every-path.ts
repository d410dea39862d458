import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const retriesOfEveryPath: Mutant = {
  id: 'retries-of-every-path',
  sentence: 'a rule that has calls of one path tried again comes into force without its match',
  variants: ['mtls'],
  requirement: 'MC-RT-070',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', `object.spec.http.size() > 7 && has(object.spec.http[7].retries) ? [JSONPatch{op: "remove", path: "/spec/http/7/match"}] : []`),
};
