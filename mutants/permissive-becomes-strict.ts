import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const permissiveBecomesStrict: Mutant = {
  id: 'permissive-becomes-strict',
  sentence: 'the one port of a workload that is to be PERMISSIVE comes into force as STRICT',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-SC-130',
  // Of two clusters the two pairs that do not match.
  clause: { rule: 'servedByAll', after: 4 },
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'peerauthentications',
    `has(object.spec.portLevelMtls) && "5001" in object.spec.portLevelMtls && object.spec.portLevelMtls["5001"].mode == "PERMISSIVE"
      ? [JSONPatch{op: "replace", path: "/spec/portLevelMtls/5001/mode", value: "STRICT"}]
      : []`,
    { group: 'security.istio.io' },
  ),
};
