import type { Clause, Requirement } from './types.ts';

export type { Capability, Clause, Requirement } from './types.ts';

const both = ['mtls', 'plaintext'] as const;

const clause = (rule: Clause['rule'], times: Clause['times']): Clause => ({ rule, kind: 'clause', times });
const control = (rule: Clause['rule'], times: Clause['times']): Clause => ({ rule, kind: 'control', times });

/** Areas by the two letters in the middle of an id. */
export const areas = {
  PF: 'preflight',
  DS: 'discovery',
  TR: 'traffic',
  RT: 'routing',
  SC: 'security',
  OB: 'observability',
} as const;

export const requirements: readonly Requirement[] = [
  {
    id: 'MC-PF-010',
    sentence: 'The address ranges whose traffic the sidecars take cover the pods and services of every cluster.',
    level: 'core',
    source: 'article, "Deploy the Local Control Plane": global.proxy.includeIPRanges read back from the injector',
    variants: both,
    needs: ['known-cidrs'],
    decidedBy: [clause('coversAll', 'once and each cluster')],
  },
  {
    id: 'MC-PF-020',
    sentence: "Every remote cluster's API server answers pods of the primary, where istiod is.",
    level: 'core',
    source: 'article, requirements: "All Kubernetes API servers must be routable to each other"; istio/istio#58047',
    variants: both,
    needs: ['known-servers'],
    decidedBy: [clause('serversAnswer', 'once')],
  },
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
    id: 'MC-TR-010',
    sentence: 'From the primary cluster, calls to helloworld reach v1 in the primary and v2 in the remote.',
    level: 'core',
    source: 'article, "Deploy the Sample Application", step 3',
    variants: both,
    needs: [],
    decidedBy: [clause('servedByAll', 'once')],
  },
  {
    id: 'MC-TR-020',
    sentence: 'From the remote cluster, calls to helloworld reach v1 in the primary and v2 in the remote.',
    level: 'core',
    source: 'Istio documentation, "Verify the installation" of multicluster',
    variants: both,
    needs: [],
    decidedBy: [clause('servedByAll', 'once')],
  },
  {
    id: 'MC-TR-030',
    sentence: 'Of calls that cross the clusters none is lost, and hardly one is slow, from either side.',
    level: 'core',
    source: 'Istio documentation, "Verify the installation" of multicluster; istio/istio#34534, #31464',
    variants: both,
    needs: [],
    decidedBy: [clause('answeredInTime', 'each cluster')],
  },
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
    id: 'MC-SC-010',
    sentence: 'A client off the mesh is refused by workloads of the mesh in the other cluster.',
    level: 'core',
    source: 'article, "Enable Two-way TLS Communication"; Istio documentation, "Mutual TLS Migration"',
    variants: ['mtls'],
    needs: [],
    decidedBy: [control('answered', 'each cluster'), clause('refused', 'each cluster')],
  },
  {
    id: 'MC-SC-020',
    sentence: 'A client off the mesh is served by workloads of the mesh in the other cluster.',
    level: 'core',
    source: 'article, the installation without two-way TLS',
    variants: ['plaintext'],
    needs: [],
    decidedBy: [clause('answered', 'each cluster')],
  },
  {
    id: 'MC-SC-030',
    sentence: 'On the wire between the clusters a call is TLS.',
    level: 'core',
    source: 'article, "Enable Two-way TLS Communication"',
    variants: ['mtls'],
    needs: ['node-access'],
    decidedBy: [control('crossedTheWire', 'each cluster'), clause('encrypted', 'each cluster')],
  },
  {
    id: 'MC-SC-040',
    sentence: 'On the wire between the clusters a call is readable HTTP.',
    level: 'core',
    source: 'article, the installation without two-way TLS',
    variants: ['plaintext'],
    needs: ['node-access'],
    decidedBy: [control('crossedTheWire', 'each cluster'), clause('readable', 'each cluster')],
  },
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

const byId = new Map(requirements.map((entry) => [entry.id, entry]));

/** The catalogue's entry of an id. */
export const findRequirement = (id: string): Requirement | undefined => byId.get(id);
