import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const aliasMisspelt: Mutant = {
  id: 'alias-misspelt',
  sentence: 'the policy names callers by a trust domain that is nearly the alias',
  variants: ['mtls'],
  requirement: 'MC-SC-110',
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'authorizationpolicies',
    '[JSONPatch{op: "replace", path: "/spec/rules/0/from/0/source/principals/0", value: object.spec.rules[0].from[0].source.principals[0].replace("former.example", "former.example.com")}]',
    { group: 'security.istio.io' },
  ),
};
