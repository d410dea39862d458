import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const boundByAnotherHeader: Mutant = {
  id: 'bound-by-another-header',
  sentence: 'a rule that binds calls by a header comes into force for another header, which no call carries',
  variants: ['mtls'],
  requirement: 'MC-RT-120',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'destinationrules',
    `has(object.spec.trafficPolicy) && has(object.spec.trafficPolicy.loadBalancer.consistentHash)
      ? [JSONPatch{op: "replace", path: "/spec/trafficPolicy/loadBalancer/consistentHash/httpHeaderName", value: "x-user"}]
      : []`,
  ),
};
