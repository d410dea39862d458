import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const principalOfAnotherDomain: Mutant = {
  id: 'principal-of-another-domain',
  sentence: 'the policy names its principals in the trust domain of another mesh',
  variants: ['mtls'],
  requirement: 'MC-SC-070',
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'authorizationpolicies',
    '[JSONPatch{op: "replace", path: "/spec/rules/0/from/0/source/principals/0", value: object.spec.rules[0].from[0].source.principals[0].replace("cluster.local", "another.mesh")}]',
    { group: 'security.istio.io' },
  ),
};
