import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const failoverWithoutOutlierDetection: Mutant = {
  id: 'failover-without-outlier-detection',
  sentence: 'rules come into force without outlierDetection: no cluster is preferred, and no server set aside',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-RT-080',
  also: ['MC-RT-140'],
  link: 'route',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'destinationrules',
    `has(object.spec.trafficPolicy) && has(object.spec.trafficPolicy.outlierDetection) ? [JSONPatch{op: "remove", path: "/spec/trafficPolicy/outlierDetection"}] : []`,
  ),
};
