import type { Patient } from '../fixtures/breakage/types.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

const proxies = async ({ state, remote }: Patient) => {
  const { items } = await remote.core.listNamespacedPod({ namespace: state.namespaces.mesh, labelSelector: 'app=sleep' });
  return items
    .filter(({ metadata }) => !metadata?.deletionTimestamp)
    .map(({ metadata, status }) => ({
      name: metadata?.name ?? '',
      restarts: [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])].find(({ name }) => name === 'istio-proxy')?.restartCount ?? 0,
      ready: status?.containerStatuses?.every(({ ready }) => ready) ?? false,
    }));
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
    await until('the sidecar is there again', 30_000, async () => ((await proxies(patient)).every(({ restarts, ready }) => restarts > 0 && ready) ? true : undefined));
    // Its count of restarts goes with the pod.
    return async () => {
      await remote.remove([{ apiVersion: 'v1', kind: 'Pod', metadata: { name: pod.name, namespace } }], 1);
      await until('another pod is there', 60_000, async () => ((await proxies(patient)).every(({ restarts, ready }) => restarts === 0 && ready) ? true : undefined));
    };
  },
  isApplied: async (patient) => (await proxies(patient)).some(({ restarts }) => restarts > 0),
};
