import { both, clause, control } from './parts.ts';
import type { Requirement } from './types.ts';

export const traffic: readonly Requirement[] = [
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
    id: 'MC-TR-040',
    sentence: 'A client off the mesh stays in its cluster: a name leads it to pods of its own cluster only.',
    level: 'core',
    source: 'Istio documentation, "Traffic Management" of multicluster; istio/istio#52402',
    variants: both,
    needs: [],
    decidedBy: [control('servedByAll', 'each cluster'), clause('servedOnlyBy', 'each cluster')],
  },
  {
    id: 'MC-TR-050',
    sentence: 'HTTP/1.1, HTTP/2, gRPC, WebSocket, plain TCP and protocols in which the server speaks first reach servers of all clusters.',
    level: 'extended',
    source: 'Istio documentation, "Protocol Selection"; istio/istio#46105',
    variants: both,
    needs: ['echo-server'],
    decidedBy: [clause('protocolsCross', 'each cluster')],
  },
  {
    id: 'MC-TR-060',
    sentence: 'In the mesh, bodies of 1 B to 1 MiB cross the clusters whole, in both directions.',
    level: 'extended',
    source: 'cilium/cilium#23397, istio/istio#25976',
    variants: both,
    needs: ['sample-bodies'],
    decidedBy: [clause('bodiesArrive', 'each cluster')],
  },
];
