import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const callersOfAnyDomain: Mutant = {
  id: 'callers-of-any-domain',
  sentence: 'the policy lets callers in by their account, whatever trust domain it names',
  variants: ['mtls'],
  requirement: 'MC-SC-110',
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'authorizationpolicies',
    '[JSONPatch{op: "replace", path: "/spec/rules/0/from/0/source/principals/0", value: object.spec.rules[0].from[0].source.principals[0].replace("another.example", "*")}]',
    { group: 'security.istio.io' },
  ),
};
