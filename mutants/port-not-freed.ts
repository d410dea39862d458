import { rewritingPeerPolicies } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const portNotFreed: Mutant = {
  id: 'port-not-freed',
  sentence: 'a policy comes into force without the one port that is to do without mTLS',
  variants: ['mtls'],
  requirement: 'MC-SC-080',
  clause: { rule: 'answered', after: 12 },
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...rewritingPeerPolicies({ mode: 'STRICT', port: 'DISABLE' }, 'JSONPatch{op: "remove", path: "/spec/portLevelMtls"}'),
};
