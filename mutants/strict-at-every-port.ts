import { rewritingPeerPolicies } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const strictAtEveryPort: Mutant = {
  id: 'strict-at-every-port',
  sentence: 'a policy that is PERMISSIVE at all ports but one comes into force as STRICT at all',
  variants: ['mtls'],
  requirement: 'MC-SC-080',
  clause: { rule: 'answered', after: 22 },
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...rewritingPeerPolicies({ mode: 'PERMISSIVE', port: 'STRICT' }, 'JSONPatch{op: "replace", path: "/spec/mtls/mode", value: "STRICT"}'),
};
