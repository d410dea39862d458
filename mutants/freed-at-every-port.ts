import { rewritingPeerPolicies } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const freedAtEveryPort: Mutant = {
  id: 'freed-at-every-port',
  sentence: 'a policy that frees one port of mTLS comes into force as one that opens all others, too',
  variants: ['mtls'],
  requirement: 'MC-SC-080',
  clause: { rule: 'refused', after: 14 },
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...rewritingPeerPolicies({ mode: 'STRICT', port: 'DISABLE' }, 'JSONPatch{op: "replace", path: "/spec/mtls/mode", value: "PERMISSIVE"}'),
};
