import { rewritingPeerPolicies } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const strictAtNoPort: Mutant = {
  id: 'strict-at-no-port',
  sentence: 'the policy of a workload that is PERMISSIVE comes into force without the one port that is to be STRICT',
  variants: ['mtls'],
  requirement: 'MC-SC-080',
  // Two policies hold: of two clusters ten claims each, and what comes before the port that is to be closed by the third.
  clause: { rule: 'refused', after: 24 },
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...rewritingPeerPolicies({ mode: 'PERMISSIVE', port: 'STRICT' }, 'JSONPatch{op: "remove", path: "/spec/portLevelMtls"}'),
};
