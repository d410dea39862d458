import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const keysOfYesterday: Mutant = {
  id: 'keys-of-yesterday',
  sentence: "the issuer's keys in the policy are not those that he signs with now",
  variants: ['mtls'],
  requirement: 'MC-SC-090',
  link: 'authorization',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'requestauthentications',
    `[JSONPatch{op: "replace", path: "/spec/jwtRules/0/jwks", value: '{"keys":[{"kty":"oct","kid":"yesterday","alg":"HS256","k":"' + 'eWVzdGVyZGF5eWVzdGVyZGF5eWVzdGVyZGF5' + '"}]}'}]`,
    { group: 'security.istio.io' },
  ),
};
