import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const oneInTwentyToV1: Mutant = {
  id: 'one-in-twenty-to-v1',
  sentence: 'the v2-only rule sends 10 % of the calls to every version, and so 5 % to v1',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-010',
  link: 'route',
  unharmed: ['MC-TR-020'],
  ...rewriting(
    'virtualservices',
    `[
      JSONPatch{op: "add", path: "/spec/http/0/route/0/weight", value: 90},
      JSONPatch{op: "add", path: "/spec/http/0/route/-", value: Object.spec.http.route{destination: Object.spec.http.route.destination{host: object.spec.hosts[0]}, weight: 10}}
    ]`,
  ),
};
