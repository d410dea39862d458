import { replacePods } from '../fixtures/breakage/replaced.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

/** How often the sidecars of the clients were started anew. */
const restarts = async ({ state, remote }: Patient): Promise<number[]> => {
  const { items } = await remote.core.listNamespacedPod({ namespace: state.namespaces.mesh, labelSelector: 'app=sleep' });
  return items
    .flatMap(({ status }) => [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])])
    .filter(({ name }) => name === 'istio-proxy')
    .map(({ restartCount }) => restartCount);
};

export const sidecarEnds: Mutant = {
  id: 'sidecar-ends',
  sentence: "a client's sidecar ends by itself and is started anew",
  variants: ['mtls'],
  requirement: 'MC-OB-050',
  link: 'processes',
  unharmed: ['MC-TR-010'],
  async apply(patient) {
    const { state, remote } = patient;
    const namespace = state.namespaces.mesh;
    const pod = await remote.pod(namespace, 'app=sleep');
    await remote.exec(pod, 'istio-proxy', ['pilot-agent', 'request', 'POST', 'quitquitquit'], { deadline: 15_000 });
    await until('the sidecar is there again', 30_000, async () => {
      const [client] = await remote.pods(namespace, 'app=sleep');
      return client?.ready && (await restarts(patient)).some((count) => count > 0) ? true : undefined;
    });
    // Its count of restarts goes with the pod.
    return () => replacePods(remote, namespace, 'app=sleep');
  },
  isApplied: async (patient) => (await restarts(patient)).some((count) => count > 0),
};
