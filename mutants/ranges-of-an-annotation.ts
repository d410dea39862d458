import { changing, rolling } from '../fixtures/breakage/objects.ts';
import { deployment, templated } from './tools.ts';
import type { Mutant } from './types.ts';

/** The remote's ranges, as one writes them who forgets the other cluster. */
const own = '10.20.0.0/16,10.120.0.0/16';

export const rangesOfAnAnnotation: Mutant = {
  id: 'ranges-of-an-annotation',
  sentence: "the injector's ranges cover every cluster, and an annotation of the remote's pods leaves out the primary's",
  variants: ['mtls'],
  requirement: 'MC-PF-010',
  clause: { rule: 'coversAll', after: 2 },
  link: 'sidecar',
  unharmed: ['MC-TR-010'],
  ...rolling(changing(deployment('sleep'), templated({ annotations: { 'traffic.sidecar.istio.io/includeOutboundIPRanges': own } }), 'remote'), 'remote'),
};
