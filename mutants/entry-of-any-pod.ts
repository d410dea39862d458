import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const entryOfAnyPod: Mutant = {
  id: 'entry-of-any-pod',
  sentence: 'a ServiceEntry that selects pods which there are not comes into force with a selector of others',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-130',
  // Of two clusters that pods are selected, and a WorkloadEntry.
  clause: { rule: 'answeredOnlyWith', after: 4 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'serviceentries',
    `has(object.spec.workloadSelector) && has(object.spec.workloadSelector.labels) && "app" in object.spec.workloadSelector.labels
      ? [JSONPatch{op: "replace", path: "/spec/workloadSelector/labels/app", value: "helloworld"}]
      : []`,
  ),
};
