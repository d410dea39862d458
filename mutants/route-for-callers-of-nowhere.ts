import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const routeForCallersOfNowhere: Mutant = {
  id: 'route-for-callers-of-nowhere',
  sentence: 'a route for the callers of the primary comes into force for those of a cluster that there is not',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-130',
  clause: { rule: 'servedOnlyBy', after: 0 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'virtualservices',
    `has(object.spec.http[0].match) && has(object.spec.http[0].match[0].sourceLabels)
      ? [JSONPatch{op: "replace", path: "/spec/http/0/match/0/sourceLabels/topology.istio.io~1cluster", value: "nowhere"}]
      : []`,
  ),
};
