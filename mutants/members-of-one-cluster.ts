import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const membersOfOneCluster: Mutant = {
  id: 'members-of-one-cluster',
  sentence: "the headless Service of the remote comes in with a selector that none of its pods has: its name leads to the primary's alone",
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-110',
  clause: { rule: 'leadsToPodsOfAll', after: 2 },
  link: 'service',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'services',
    `object.metadata.name == "members-of-all"
      ? [JSONPatch{op: "replace", path: "/spec/selector/app", value: "members-of-nobody"}]
      : []`,
    { group: '', where: 'remote' },
  ),
};
