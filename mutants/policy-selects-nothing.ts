import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const policySelectsNothing: Mutant = {
  id: 'policy-selects-nothing',
  sentence: 'the policy selects by a label that the servers do not have: it protects nobody',
  variants: ['mtls'],
  requirement: 'MC-SC-070',
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...rewriting('authorizationpolicies', '[JSONPatch{op: "replace", path: "/spec/selector/matchLabels/app", value: "hello-world"}]', { group: 'security.istio.io' }),
};
