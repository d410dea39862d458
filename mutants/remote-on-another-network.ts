import { both, changing, type Thing } from '../fixtures/breakage/objects.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { anotherNetwork, gatewayToNobody, networkLabel } from './another-network.ts';
import type { Mutant } from './types.ts';

/** Labels an object as of the other network; a pod's own label counts for more than its cluster's. */
const moved = (object: Thing): Thing => ({ ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, [networkLabel]: anotherNetwork } } });

const movedPods: Breakage = {
  async apply(patient) {
    const { remote, state } = patient;
    const pods = await remote.pods(state.namespaces.mesh, 'app=helloworld');
    return both(...pods.map(({ name, namespace }) => changing(() => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace } }), moved, 'remote'))).apply(patient);
  },
  async isApplied({ remote, state }) {
    const pods = await remote.pods(state.namespaces.mesh, 'app=helloworld');
    return pods.length > 0 && pods.every(({ labels }) => labels[networkLabel] === anotherNetwork);
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
    gatewayToNobody,
    changing(() => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: rootNamespace } }), moved, 'remote'),
    movedPods,
  ),
};
