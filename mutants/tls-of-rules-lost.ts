import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const tlsOfRulesLost: Mutant = {
  id: 'tls-of-rules-lost',
  sentence: 'rules that say whether callers use mTLS come into force without that: callers do as the mesh does',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-SC-130',
  clause: { rule: 'rejectedWith', after: 0 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('destinationrules', 'has(object.spec.trafficPolicy) && has(object.spec.trafficPolicy.tls) ? [JSONPatch{op: "remove", path: "/spec/trafficPolicy/tls"}] : []'),
};
