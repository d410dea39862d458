import { rewritingPeerPolicies } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const portNotOpened: Mutant = {
  id: 'port-not-opened',
  sentence: 'a policy comes into force without the one port that is to be PERMISSIVE',
  variants: ['mtls'],
  requirement: 'MC-SC-080',
  clause: { rule: 'answered', after: 2 },
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...rewritingPeerPolicies({ mode: 'STRICT', port: 'PERMISSIVE' }, 'JSONPatch{op: "remove", path: "/spec/portLevelMtls"}'),
};
