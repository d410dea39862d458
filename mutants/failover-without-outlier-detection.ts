import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const failoverWithoutOutlierDetection: Mutant = {
  id: 'failover-without-outlier-detection',
  sentence: 'a failover rule comes into force without outlierDetection: no cluster is preferred',
  variants: ['mtls'],
  requirement: 'MC-RT-080',
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'destinationrules',
    `has(object.spec.trafficPolicy) && has(object.spec.trafficPolicy.outlierDetection) ? [JSONPatch{op: "remove", path: "/spec/trafficPolicy/outlierDetection"}] : []`,
  ),
};
