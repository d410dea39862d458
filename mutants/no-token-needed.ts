import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const noTokenNeeded: Mutant = {
  id: 'no-token-needed',
  sentence: 'the policy that demands a token selects none of the servers: tokens are looked at, and none is needed',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-SC-090',
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...rewriting('authorizationpolicies', '[JSONPatch{op: "replace", path: "/spec/selector/matchLabels/app", value: "hello-world"}]', { group: 'security.istio.io' }),
};
