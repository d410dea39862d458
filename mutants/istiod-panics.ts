import { startIstiodAnew } from '../fixtures/breakage/istiod.ts';
import type { Patient } from '../fixtures/breakage/types.ts';
import { docker } from '../fixtures/lab/engine/docker.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { until } from '../fixtures/shell.ts';
import { startedAnew } from './tools.ts';
import type { Mutant } from './types.ts';

const isApplied = ({ primary }: Patient): Promise<boolean> => startedAnew(primary, { namespace: rootNamespace, selector: 'app=istiod', container: 'discovery' });

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
    await until('istiod is there again', 60_000, async () => (await isApplied(patient)) || undefined);
    await primary.rolledOut(rootNamespace, 60_000);
    // Its count of restarts goes with the pod.
    return () => startIstiodAnew(patient);
  },
  isApplied,
};
