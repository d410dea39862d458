import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const httpRouteToOne: Mutant = {
  id: 'http-route-to-one',
  sentence: 'a route of the Gateway API comes into force without what its header decides',
  variants: ['mtls'],
  requirement: 'MC-RT-110',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('httproutes', '[JSONPatch{op: "replace", path: "/spec/rules/0/backendRefs/0/name", value: "helloworld-v1"}]', { group: 'gateway.networking.k8s.io' }),
};
