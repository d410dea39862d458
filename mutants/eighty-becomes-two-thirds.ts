import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const eightyBecomesTwoThirds: Mutant = {
  id: 'eighty-becomes-two-thirds',
  sentence: 'a rule that gives 80 % to v1 comes into force with 66 %',
  variants: ['mtls'],
  requirement: 'MC-RT-030',
  link: 'route',
  unharmed: ['MC-TR-020'],
  ...rewriting(
    'virtualservices',
    `object.spec.http.size() > 1 && object.spec.http[1].route[0].?weight.orValue(0) == 80 ? [
      JSONPatch{op: "replace", path: "/spec/http/1/route/0/weight", value: 66},
      JSONPatch{op: "replace", path: "/spec/http/1/route/1/weight", value: 34}
    ] : []`,
  ),
};
