import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const mirrorAnswers: Mutant = {
  id: 'mirror-answers',
  sentence: 'a rule with a mirror comes into force with one in twenty answers from the mirror',
  variants: ['mtls'],
  requirement: 'MC-RT-100',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'virtualservices',
    `has(object.spec.http[0].mirror) ? [
    JSONPatch{op: "add", path: "/spec/http/0/route/0/weight", value: 95},
    JSONPatch{op: "add", path: "/spec/http/0/route/-", value: Object.spec.http.route{destination: Object.spec.http.route.destination{host: object.spec.hosts[0], subset: "v2"}, weight: 5}}
  ] : []`,
  ),
};
