import { both, clause, control } from './parts.ts';
import type { Requirement } from './types.ts';

export const routing: readonly Requirement[] = [
  {
    id: 'MC-RT-010',
    sentence: 'A rule that sends everything to v2 takes effect in both clusters, and its removal too.',
    level: 'core',
    source: 'article, "Deploy the Sample Application", step 4',
    variants: both,
    needs: [],
    decidedBy: [control('servedByAll', 'each cluster'), clause('servedOnlyBy', 'each cluster'), clause('servedByAll', 'each cluster')],
  },
  {
    id: 'MC-RT-020',
    sentence: 'A rule that is applied in the remote cluster only has no effect: istiod takes rules from the primary.',
    level: 'core',
    source: 'Istio documentation, "Deployment Models": primary and remote clusters; istio/istio#12291, #44863',
    variants: both,
    needs: [],
    decidedBy: [control('servedByAll', 'each cluster'), control('servedOnlyBy', 'each cluster'), clause('servedByAll', 'each cluster')],
  },
];
