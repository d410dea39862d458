import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const tokensNotRead: Mutant = {
  id: 'tokens-not-read',
  sentence: 'what reads tokens selects none of the servers: a bad token is taken for none, and refused as such',
  variants: ['mtls'],
  requirement: 'MC-SC-090',
  clause: { rule: 'rejectedWith', after: 2 },
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...rewriting('requestauthentications', '[JSONPatch{op: "replace", path: "/spec/selector/matchLabels/app", value: "hello-world"}]', { group: 'security.istio.io' }),
};
