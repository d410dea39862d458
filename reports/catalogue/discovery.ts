import { both, clause, control } from './parts.ts';
import type { Requirement } from './types.ts';

export const discovery: readonly Requirement[] = [
  {
    id: 'MC-DS-010',
    sentence: "A client's sidecar has exactly the ready pods of all clusters as endpoints, each by its own address.",
    level: 'core',
    source: 'Istio documentation, "Troubleshooting Multicluster"; istio/istio#26463, #41104, #46353',
    variants: both,
    needs: [],
    decidedBy: [clause('endpointsAreReadyPods', 'each cluster')],
  },
  {
    id: 'MC-DS-020',
    sentence: "A service's name resolves only where the Service exists: it must be replicated in the clusters that call it.",
    level: 'core',
    source: 'article, requirements of the topology; istio/istio#39222',
    variants: both,
    needs: [],
    decidedBy: [control('answered', 'once'), clause('unresolved', 'once'), clause('answered', 'once')],
  },
  {
    id: 'MC-DS-030',
    sentence: 'Every istiod has read every cluster, under the name that its proxies carry, and no other.',
    level: 'core',
    source: 'Istio documentation, "Troubleshooting Multicluster"; istio/istio#52065, #30869, #42144',
    variants: both,
    needs: ['istiod-debug'],
    decidedBy: [clause('readsEveryCluster', 'once')],
  },
  {
    id: 'MC-DS-040',
    sentence: "What is a cluster's own stays there: calls to its API server by name do not leave it.",
    level: 'core',
    source: 'Istio documentation, "Configuring cluster-local services"; istio/istio#14692, #33848',
    variants: both,
    needs: [],
    decidedBy: [clause('endpointsAreItsOwn', 'each cluster')],
  },
  {
    id: 'MC-DS-050',
    sentence: 'A new namespace in a remote cluster that asks for it is taken into the mesh: it gets the root certificate, and its pods sidecars of their own cluster.',
    level: 'core',
    source: 'Istio documentation, "Install Primary-Remote": topology.istio.io/controlPlaneClusters; istio/istio#32244, #41389, #42327',
    variants: both,
    needs: ['namespaces'],
    decidedBy: [control('newcomerStarts', 'once'), clause('newcomerIsLeftAlone', 'once'), clause('newcomerIsTakenIn', 'once')],
  },
  {
    id: 'MC-DS-060',
    sentence: 'A Service that stands in several clusters of the mesh is the same in each: ports, their names and protocols, headless or not.',
    level: 'extended',
    source: 'istio/istio#46105, #43972, #58898, istio/istio.io#11891; Istio analyzer message IST0170',
    variants: both,
    needs: [],
    decidedBy: [clause('servicesAgree', 'once')],
  },
];
