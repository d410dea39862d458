import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const openedAtEveryPort: Mutant = {
  id: 'opened-at-every-port',
  sentence: 'something sets every policy of one workload to PERMISSIVE: what is opened at one port is open at all',
  variants: ['mtls'],
  requirement: 'MC-SC-080',
  clause: { rule: 'refused', after: 4 },
  also: ['MC-SC-130'],
  link: 'tls',
  unharmed: ['MC-TR-010'],
  ...rewriting('peerauthentications', '[JSONPatch{op: "replace", path: "/spec/mtls/mode", value: "PERMISSIVE"}]', { group: 'security.istio.io' }),
};
