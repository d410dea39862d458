import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const setAsideForLong: Mutant = {
  id: 'set-aside-for-long',
  sentence: 'a rule that sets failing servers aside for seconds comes into force with ten minutes',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-140',
  // Of two clusters that none of their calls goes there.
  clause: { rule: 'servedByAll', after: 2 },
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'destinationrules',
    `has(object.spec.trafficPolicy) && has(object.spec.trafficPolicy.outlierDetection) && has(object.spec.trafficPolicy.outlierDetection.baseEjectionTime)
      ? [JSONPatch{op: "replace", path: "/spec/trafficPolicy/outlierDetection/baseEjectionTime", value: "600s"}]
      : []`,
  ),
};
