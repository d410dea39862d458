import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

const namespace = ({ state }: Patient): Thing => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: state.namespaces.mesh } });

const unlabelled = (object: Thing): Thing => ({ ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, 'istio-injection': 'disabled' } } });

/** Starts the client anew, and sees another one ready: a deployment calls itself rolled out a moment longer than it is. */
async function restart({ remote, state }: Patient): Promise<void> {
  const before = await remote.pods(state.namespaces.mesh, 'app=sleep');
  await remote.remove(
    before.map(({ name, namespace: where }) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: where } })),
    0,
  );
  await until(`${remote.name}: sleep has started anew`, 90_000, async () => {
    const now = await remote.pods(state.namespaces.mesh, 'app=sleep');
    return now.length > 0 && now.every(({ name, ready }) => ready && before.every((old) => old.name !== name)) ? true : undefined;
  });
}

const breakage = changing(namespace, unlabelled, 'remote');

export const namespaceNotInjected: Mutant = {
  id: 'namespace-not-injected',
  sentence: 'the namespace in the remote is not labelled for injection: pods that start there get no sidecar',
  variants: ['mtls'],
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
