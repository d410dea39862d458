import type { Result } from '../result.ts';
import { compareConfiguration } from './configuration.ts';
import { compareInstalled, notNotedIn } from './installed.ts';
import type { RunFolder } from './read.ts';
import { compareConvergence, compareSamples, measuredInBoth } from './samples.ts';
import type { Difference, RunName } from './types.ts';
import { changed, compareVerdicts } from './verdicts.ts';

const nameOf = ({ run, stack, startedAt }: Result): RunName => ({ run, stack: stack.name, startedAt });

/** Facts about what a run was of. */
const madeOf = ({ suite, environment, stack, platform }: Result): Record<string, string> => ({
  suite: suite.commit ?? suite.version,
  stack: stack.name,
  ...Object.fromEntries(Object.entries(stack.versions).map(([name, version]) => [`version of ${name}`, version])),
  Envoy: platform.envoy ?? 'not known',
  ...Object.fromEntries(
    platform.clusters.map(({ name, kubernetes, nodes }) => [`Kubernetes of ${name}`, `${kubernetes}, ${nodes.length} × ${nodes[0]?.kernel ?? ''} ${nodes[0]?.architecture ?? ''}`]),
  ),
  'how istiod is reached': environment.expose ?? 'not ours',
});

/** Two runs beside each other; they may be of two machines. */
export function compareRuns(before: RunFolder, after: RunFolder): Difference {
  const [a, b] = [before.result, after.result];
  const installed = compareInstalled(before, after);
  const configuration = compareConfiguration(before, after);
  return {
    schema: 1,
    before: nameOf(a),
    after: nameOf(b),
    made: changed(madeOf(a), madeOf(b)),
    ...compareVerdicts(a.requirements, b.requirements),
    samples: compareSamples(measuredInBoth(before, after)),
    convergence: compareConvergence(before, after),
    ...(configuration ? { configuration } : {}),
    ...(installed ? { installed } : {}),
    notNoted: notNotedIn(before, after),
  };
}
