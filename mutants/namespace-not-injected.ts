import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import { replacePods } from '../fixtures/breakage/replaced.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import type { Mutant } from './types.ts';

const namespace = ({ state }: Patient): Thing => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: state.namespaces.mesh } });

const unlabelled = (object: Thing): Thing => ({ ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, 'istio-injection': 'disabled' } } });

const restart = ({ remote, state }: Patient) => replacePods(remote, state.namespaces.mesh, 'app=sleep');

const breakage = changing(namespace, unlabelled, 'remote');

export const namespaceNotInjected: Mutant = {
  id: 'namespace-not-injected',
  sentence: 'the namespace in the remote is not labelled for injection: pods that start there get no sidecar',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-TR-020',
  link: 'sidecar',
  unharmed: ['MC-TR-010'],
  async apply(patient) {
    const revert = await breakage.apply(patient);
    await restart(patient);
    return async () => {
      await revert();
      await restart(patient);
    };
  },
  isApplied: breakage.isApplied,
};
