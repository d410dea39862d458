import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const retriesLost: Mutant = {
  id: 'retries-lost',
  sentence: 'a rule that has failed calls tried again comes into force without that',
  variants: ['mtls'],
  requirement: 'MC-RT-070',
  clause: { rule: 'triedTimes', after: 4 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', `object.spec.http.size() > 7 && has(object.spec.http[7].retries) ? [JSONPatch{op: "remove", path: "/spec/http/7/retries"}] : []`),
};
