import { adding, both, changing, type Thing } from '../fixtures/breakage/objects.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import type { Mutant } from './types.ts';

const label = 'topology.istio.io/network';
const network = 'network2';

/** Labels an object as of the other network; a pod's own label counts for more than its cluster's. */
const moved = (object: Thing): Thing => ({ ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, [label]: network } } });

/** The gateway that leads into that network. Nobody listens at its address, which is one for documentation (RFC 5737). */
const gateway: Breakage = adding(
  () => [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'istio-eastwestgateway', namespace: rootNamespace, labels: { [label]: network } },
      spec: { externalIPs: ['192.0.2.1'], ports: [{ name: 'tls', port: 15443 }], selector: { app: 'istio-eastwestgateway' } },
    },
  ],
  'remote',
);

const movedPods: Breakage = {
  async apply(patient) {
    const { remote, state } = patient;
    const pods = await remote.pods(state.namespaces.mesh, 'app=helloworld');
    return both(...pods.map(({ name, namespace }) => changing(() => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace } }), moved, 'remote'))).apply(patient);
  },
  async isApplied({ remote, state }) {
    const pods = await remote.pods(state.namespaces.mesh, 'app=helloworld');
    return pods.length > 0 && pods.every(({ labels }) => labels[label] === network);
  },
};

export const remoteOnAnotherNetwork: Mutant = {
  id: 'remote-on-another-network',
  sentence: 'the remote is labelled as another network, behind an east-west gateway: its pods are not called by their own addresses any more',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-DS-010',
  link: 'endpoint',
  unharmed: ['MC-PF-020', 'MC-DS-030'],
  ...both(
    gateway,
    changing(() => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: rootNamespace } }), moved, 'remote'),
    movedPods,
  ),
};
