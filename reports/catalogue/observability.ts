import { both, clause, control } from './parts.ts';
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
  {
    id: 'MC-OB-020',
    sentence: 'Every proxy of every cluster takes the clusters, listeners, routes and endpoints that istiod sends, and rejects none.',
    level: 'extended',
    source: 'Istio documentation, "Debugging Envoy and Istiod": proxy-status',
    variants: both,
    needs: ['istiod-debug'],
    decidedBy: [control('updatesAreCounted', 'once'), clause('proxiesTookAll', 'once')],
  },
  {
    id: 'MC-OB-030',
    sentence: "istiod's metrics count every cluster as managed and synced, as its own debug page says.",
    level: 'extended',
    source: 'Istio, metrics of istiod: istiod_managed_clusters, istiod_remote_cluster_sync_status; istio/istio#45992, #38440',
    variants: both,
    needs: ['istiod-debug'],
    decidedBy: [clause('metricsAgree', 'once')],
  },
  {
    id: 'MC-OB-040',
    sentence: 'The sidecars of both sides count every call in istio_requests_total, with the clusters where it came from and where it was answered.',
    level: 'extended',
    source: 'Istio documentation, "Istio Standard Metrics"; istio/istio#18924, #29373, #39614',
    variants: ['mtls'],
    needs: ['istio-stats', 'metadata-exchange'],
    decidedBy: [control('servedByAll', 'each cluster'), clause('requestsAttributed', 'each cluster')],
  },
  {
    id: 'MC-OB-050',
    sentence:
      'While all else was decided, no istiod and no sidecar ended by itself, restarted or panicked, in any cluster; of those that specs replaced, until the first of these specs began.',
    level: 'extended',
    closing: true,
    source: 'Istio documentation, "Debugging Envoy and Istiod"',
    variants: both,
    needs: ['istiod-debug'],
    decidedBy: [clause('nothingCrashed', 'once')],
  },
  {
    id: 'MC-OB-060',
    sentence: 'A call that crosses is one trace: the sidecars of both clusters report their sides of it to one collector.',
    level: 'extended',
    disruptive: true,
    source: 'Istio documentation, "Distributed Tracing": Zipkin; Telemetry API',
    variants: both,
    needs: ['disruption'],
    decidedBy: [control('servedByAll', 'each cluster'), clause('tracedWhole', 'each cluster')],
  },
];
