import { both, clause } from './parts.ts';
import type { Requirement } from './types.ts';

export const observability: readonly Requirement[] = [
  {
    id: 'MC-OB-010',
    sentence: "The client sidecar's access log names the pod, and so the cluster, that answered each call.",
    level: 'core',
    source: 'article, "Deploy the Sample Application", step 3: the istio-proxy log shows the endpoint',
    variants: both,
    needs: ['access-log'],
    decidedBy: [clause('logNamesWhoAnswered', 'each cluster')],
  },
];
