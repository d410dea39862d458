import { startIstiodAnew } from '../fixtures/breakage/istiod.ts';
import { adding, type Thing } from '../fixtures/breakage/objects.ts';
import { replacePods } from '../fixtures/breakage/replaced.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { Mesh } from '../fixtures/mesh.ts';
import { proxyStates } from '../fixtures/proxy-configuration.ts';
import { until } from '../fixtures/shell.ts';
import { sidecarCounters } from '../fixtures/sidecar.ts';
import { withAMistake } from './filter-that-envoy-rejects.ts';
import type { Mutant } from './types.ts';

/** By the sidecars' own count, which goes with their pods. */
async function isRejectedEver({ remote, state }: Patient): Promise<boolean> {
  const clients = await remote.pods(state.namespaces.mesh, 'app=sleep');
  const counters = await Promise.all(clients.map((pod) => sidecarCounters(remote, pod, '^listener_manager\\.lds\\.update_rejected$')));
  return counters.some((counted) => [...counted.values()].some((count) => count > 0));
}

export const rejectedForAMoment: Mutant = {
  id: 'rejected-for-a-moment',
  sentence: 'an EnvoyFilter with a mistake in it was applied, rejected by every sidecar, and taken back before anybody looked',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-OB-070',
  link: 'configuration',
  unharmed: ['MC-TR-010'],
  async apply(patient) {
    const { state, clusters, primary } = patient;
    const mesh = new Mesh(state, 'mtls');
    const rejecting = (wanted: boolean) =>
      until(`sidecars ${wanted ? 'reject' : 'take'} what they are sent`, 15_000, async () => {
        const states = (await proxyStates(mesh)).filter(({ proxy }) => proxy.includes(`.${state.namespaces.mesh}`));
        return states.length > 0 && states.every(({ errors }) => errors.length > 0 === wanted) ? true : undefined;
      });
    const remove = await adding((one): Thing[] => [withAMistake(one)]).apply(patient);
    try {
      await rejecting(true);
    } finally {
      await remove();
    }
    await rejecting(false);
    // What was written of it goes with who wrote it.
    return async () => {
      for (const cluster of clusters) for (const app of ['sleep', 'helloworld']) await replacePods(cluster, state.namespaces.mesh, `app=${app}`);
      const writers = await primary.pods(rootNamespace, 'app=istiod');
      await startIstiodAnew(patient);
      for (const { name, namespace } of writers)
        await until(`${name} is gone`, 60_000, async () => ((await primary.read({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace } })) ? undefined : true));
    };
  },
  isApplied: isRejectedEver,
};
