import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const simpleTlsByRules: Mutant = {
  id: 'simple-tls-by-rules',
  sentence: "rules that say callers bring the mesh's mTLS come into force with TLS by which they show no certificate",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-SC-130',
  // Of two clusters the two pairs that do not match: those fail by it, too.
  clause: { rule: 'servedByAll', after: 4 },
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'destinationrules',
    `has(object.spec.trafficPolicy) && has(object.spec.trafficPolicy.tls) && object.spec.trafficPolicy.tls.mode == "ISTIO_MUTUAL"
      ? [JSONPatch{op: "replace", path: "/spec/trafficPolicy/tls/mode", value: "SIMPLE"}]
      : []`,
  ),
};
