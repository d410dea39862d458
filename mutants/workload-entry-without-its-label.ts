import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const workloadEntryWithoutItsLabel: Mutant = {
  id: 'workload-entry-without-its-label',
  sentence: 'WorkloadEntries come into force without the label by which they are selected',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-130',
  clause: { rule: 'servedOnlyBy', after: 0 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting('workloadentries', 'has(object.spec.labels) && "entry" in object.spec.labels ? [JSONPatch{op: "remove", path: "/spec/labels/entry"}] : []'),
};
