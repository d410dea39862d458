import { startIstiodAnew } from '../fixtures/breakage/istiod.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { docker } from '../fixtures/lab/engine/docker.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { until } from '../fixtures/shell.ts';
import type { Mutant } from './types.ts';

/** How often the containers of istiod were started anew. */
const restarts = async ({ primary }: Patient): Promise<number[]> => {
  const { items } = await primary.core.listNamespacedPod({ namespace: rootNamespace, labelSelector: 'app=istiod' });
  return items.flatMap(({ status }) => status?.containerStatuses ?? []).map(({ restartCount }) => restartCount);
};

export const istiodPanics: Mutant = {
  id: 'istiod-panics',
  sentence: 'istiod writes what its goroutines were about to do, ends, and is started anew in its pod',
  variants: ['plaintext'],
  requirement: 'MC-OB-050',
  link: 'processes',
  unharmed: ['MC-TR-010'],
  async apply(patient) {
    const { state, primary } = patient;
    if (!state.engine) throw new Error('the nodes of this environment cannot be reached');
    const { node } = await primary.pod(rootNamespace, 'app=istiod');
    // A Go program takes this signal for a panic of its own.
    await docker(state.engine, ['exec', node, 'pkill', '-QUIT', '--exact', 'pilot-discovery']);
    await until('istiod is there again', 60_000, async () => ((await restarts(patient)).some((count) => count > 0) ? true : undefined));
    await primary.rolledOut(rootNamespace, 60_000);
    // Its count of restarts goes with the pod.
    return () => startIstiodAnew(patient);
  },
  isApplied: async (patient) => (await restarts(patient)).some((count) => count > 0),
};
