import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const toldToNobody: Mutant = {
  id: 'told-to-nobody',
  sentence: 'Services of the remote come in with an annotation by which istiod tells nobody of them: who asks its sidecar for such a name is told that there is none',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-110',
  clause: { rule: 'answered', after: 0 },
  link: 'service',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'services',
    `object.metadata.name == "told-by-sidecars"
      ? [JSONPatch{op: "add", path: "/metadata/annotations", value: {"networking.istio.io/exportTo": "~"}}]
      : []`,
    { group: '', where: 'remote' },
  ),
};
