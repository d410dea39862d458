import { both, clause, control } from './parts.ts';
import type { Requirement } from './types.ts';

export const lifecycle: readonly Requirement[] = [
  {
    id: 'MC-LC-010',
    sentence:
      'A cluster that is detached is gone from every proxy of the primary, and attached again it is all back; calls within the primary suffer nothing meanwhile, and of those across hardly one is lost.',
    level: 'extended',
    disruptive: true,
    source: 'Istio documentation, "Install Primary-Remote": attaching by a remote secret; istio/istio#32310, #27187, #13614, #36365',
    variants: both,
    needs: ['disruption'],
    decidedBy: [
      control('answered', 'once'),
      control('servedByAll', 'each cluster'),
      control('knowsPodsOf', 'once'),
      clause('knowsNoPodOf', 'once'),
      clause('servedOnlyBy', 'once'),
      clause('servedByAll', 'each cluster'),
      clause('noneLost', 'once'),
      clause('lossBounded', 'each cluster'),
    ],
  },
  {
    id: 'MC-LC-020',
    sentence: 'The credentials by which istiod reads the remote can be rotated under load: no call is lost, no endpoint vanishes, and pods that start afterwards are found.',
    level: 'extended',
    disruptive: true,
    source: 'istio/istio#34210, #37925, #60612, #61043, #56358, #57191',
    variants: both,
    needs: ['disruption', 'istiod-debug'],
    decidedBy: [
      control('tokenTaken', 'once'),
      control('tokenRefused', 'once'),
      clause('endpointsStayed', 'each cluster'),
      clause('readsEveryCluster', 'once'),
      clause('endpointsAreReadyPods', 'each cluster'),
      clause('noneLost', 'each cluster'),
    ],
  },
  {
    id: 'MC-LC-030',
    sentence: "A wrong address of the remote's API server in its secret can be corrected while istiod runs: the remote is attached then, and pods that start there are found.",
    level: 'extended',
    disruptive: true,
    source: 'istio/istio#58047; article, requirements: "All Kubernetes API servers must be routable to each other"',
    variants: both,
    needs: ['disruption', 'istiod-debug'],
    decidedBy: [
      control('servedByAll', 'each cluster'),
      control('knowsNoPodOf', 'once'),
      clause('readsEveryCluster', 'once'),
      clause('servedByAll', 'each cluster'),
      clause('endpointsAreReadyPods', 'each cluster'),
    ],
  },
  {
    id: 'MC-LC-040',
    sentence: 'Installing Istio again in every cluster, by the same values and under load, changes no object, ends no istiod and loses no call.',
    level: 'extended',
    disruptive: true,
    source: 'Istio documentation, "Install with Istioctl": an installation is repeatable, and what was changed by hand is taken back',
    variants: both,
    needs: ['disruption'],
    decidedBy: [clause('installationUnchanged', 'once'), clause('servedByAll', 'each cluster'), clause('noneLost', 'each cluster')],
  },
  {
    id: 'MC-LC-050',
    sentence:
      'Istio taken out of every cluster leaves what stood there before it was installed, and can be installed again. What istioctl does not take out itself is deleted: its namespace, its kinds, the classes of gateways, and the roots of trust in all namespaces.',
    level: 'extended',
    disruptive: true,
    source: 'Istio documentation, "Install with Istioctl": uninstall; "Install Primary-Remote": cleanup',
    variants: ['mtls'],
    needs: ['disruption'],
    decidedBy: [control('servedByAll', 'each cluster'), clause('nothingLeft', 'once'), clause('servedByAll', 'each cluster')],
  },
];
