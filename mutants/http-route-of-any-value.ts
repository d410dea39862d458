import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const httpRouteOfAnyValue: Mutant = {
  id: 'http-route-of-any-value',
  sentence: 'a route of the Gateway API comes into force with any value of the header that decides',
  variants: ['mtls'],
  requirement: 'MC-RT-110',
  clause: { rule: 'servedOnlyBy', after: 4 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'httproutes',
    `[
      JSONPatch{op: "replace", path: "/spec/rules/0/matches/0/headers/0/type", value: "RegularExpression"},
      JSONPatch{op: "replace", path: "/spec/rules/0/matches/0/headers/0/value", value: ".+"}
    ]`,
    { group: 'gateway.networking.k8s.io' },
  ),
};
