import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const halfBecomesAThird: Mutant = {
  id: 'half-becomes-a-third',
  sentence: 'a rule that gives every version half of the calls comes into force with 35 % for v1',
  variants: ['mtls'],
  requirement: 'MC-RT-030',
  link: 'route',
  unharmed: ['MC-TR-020'],
  ...rewriting(
    'virtualservices',
    `object.spec.http.size() > 1 && object.spec.http[1].route[0].?weight.orValue(0) == 50 ? [
      JSONPatch{op: "replace", path: "/spec/http/1/route/0/weight", value: 35},
      JSONPatch{op: "replace", path: "/spec/http/1/route/1/weight", value: 65}
    ] : []`,
  ),
};
