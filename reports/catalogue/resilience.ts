import { both, clause, control } from './parts.ts';
import type { Requirement } from './types.ts';

export const resilience: readonly Requirement[] = [
  {
    id: 'MC-RS-010',
    sentence: 'When all pods of v2 end, v1 serves both clusters with hardly a call lost, and when v2 is back, both versions answer again.',
    level: 'extended',
    disruptive: true,
    source: 'Istio documentation, "Traffic Management" of multicluster; istio/istio#34534, #40621',
    variants: both,
    needs: ['disruption'],
    decidedBy: [control('servedByAll', 'each cluster'), clause('servedOnlyBy', 'each cluster'), clause('servedByAll', 'each cluster'), clause('lossBounded', 'each cluster')],
  },
  {
    id: 'MC-RS-020',
    sentence:
      'While istiod is gone, traffic goes on by the rules as they were and no call is lost; in the remote no pod starts without its sidecar; when istiod is back, it has every proxy and rules take effect again.',
    level: 'extended',
    disruptive: true,
    source: 'Istio documentation, "Deployment Models" (control plane models) and "Sidecar Injection Problems" (failurePolicy); istio/istio#31464, #42942',
    variants: both,
    needs: ['disruption', 'istiod-debug'],
    decidedBy: [
      control('admittedWithSidecar', 'once'),
      control('servedOnlyBy', 'each cluster'),
      clause('notAdmitted', 'once'),
      control('admittedWithout', 'once'),
      clause('servedOnlyBy', 'each cluster'),
      clause('everyProxyConnected', 'once'),
      clause('admittedWithSidecar', 'once'),
      clause('servedByAll', 'each cluster'),
      clause('noneLost', 'each cluster'),
    ],
  },
  {
    id: 'MC-RS-040',
    sentence:
      'When packets between the clusters are lost, one way or both, calls to the other cluster fail, those within a cluster go on, and all is well soon after they pass again.',
    level: 'extended',
    disruptive: true,
    source: 'article, requirements: "Pod CIDRs in every cluster must be routable to each other"; istio/istio#34534, #42144',
    variants: both,
    needs: ['disruption', 'istiod-debug'],
    decidedBy: [
      control('answered', 'each cluster'),
      clause('unanswered', 'each cluster'),
      clause('answered', 'each cluster'),
      clause('everyProxyConnected', 'once'),
      clause('noneLost', 'each cluster'),
    ],
  },
];
