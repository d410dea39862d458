import { replacePods } from '../fixtures/breakage/replaced.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { until } from '../fixtures/shell.ts';
import { startedAnew } from './tools.ts';
import type { Mutant } from './types.ts';

const isApplied = ({ state, remote }: Patient): Promise<boolean> => startedAnew(remote, { namespace: state.namespaces.mesh, selector: 'app=sleep', container: 'istio-proxy' });

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
      return (client?.ready && (await isApplied(patient))) || undefined;
    });
    // Its count of restarts goes with the pod.
    return () => replacePods(remote, namespace, 'app=sleep');
  },
  isApplied,
};
