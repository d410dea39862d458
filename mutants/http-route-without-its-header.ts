import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const httpRouteWithoutItsHeader: Mutant = {
  id: 'http-route-without-its-header',
  sentence: 'a route of the Gateway API comes into force without the header that decides: who does not ask for it gets it, too',
  variants: ['mtls'],
  requirement: 'MC-RT-110',
  clause: { rule: 'servedOnlyBy', after: 2 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('httproutes', '[JSONPatch{op: "remove", path: "/spec/rules/0/matches/0/headers"}]', { group: 'gateway.networking.k8s.io' }),
};
