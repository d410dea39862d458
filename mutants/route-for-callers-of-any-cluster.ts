import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const routeForCallersOfAnyCluster: Mutant = {
  id: 'route-for-callers-of-any-cluster',
  sentence: 'a route for the callers of the primary comes into force without its match: it takes the calls of all',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-130',
  clause: { rule: 'servedOnlyBy', after: 1 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('virtualservices', 'has(object.spec.http[0].match) && has(object.spec.http[0].match[0].sourceLabels) ? [JSONPatch{op: "remove", path: "/spec/http/0/match"}] : []'),
};
