import type { Result } from '../result.ts';
import type { Verdict } from '../types.ts';
import { compareConfiguration } from './configuration.ts';
import { compareInstalled } from './installed.ts';
import type { RunFolder } from './read.ts';
import { compareConvergence, compareSamples } from './samples.ts';
import type { Difference, RunName, VerdictChange } from './types.ts';

/** Whether a verdict says yes or no. */
export const decided = (verdict: Verdict): boolean => verdict === 'conformant' || verdict === 'non-conformant';

function directionOf(before: Verdict, after: Verdict): VerdictChange['direction'] {
  if (after === 'non-conformant') return 'worse';
  if (!decided(before) || !decided(after)) return 'undecided';
  return 'better';
}

const nameOf = ({ run, stack, startedAt }: Result): RunName => ({ run, stack: stack.name, startedAt });
const keyOf = ({ id, variant }: { id: string; variant: string }): string => `${id} ${variant}`;

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
  const [madeA, madeB] = [madeOf(a), madeOf(b)];
  const made = [...new Set([...Object.keys(madeA), ...Object.keys(madeB)])]
    .map((what) => ({ what, before: madeA[what] ?? 'none', after: madeB[what] ?? 'none' }))
    .filter((one) => one.before !== one.after);
  const verdicts = a.requirements.flatMap((was): VerdictChange[] => {
    const is = b.requirements.find((one) => keyOf(one) === keyOf(was));
    if (!is || is.verdict === was.verdict) return [];
    const reason = is.verdict === 'conformant' ? was.reason : is.reason;
    return [{ id: was.id, variant: was.variant, before: was.verdict, after: is.verdict, ...(reason ? { reason } : {}), direction: directionOf(was.verdict, is.verdict) }];
  });
  const only = (some: Result, others: Result, fits: (one: Result['requirements'][number]) => boolean = () => true) =>
    some.requirements.filter((one) => fits(one) && !others.requirements.some((other) => keyOf(other) === keyOf(one))).map(keyOf);
  const installed = compareInstalled(before, after);
  const configuration = compareConfiguration(before, after);
  return {
    schema: 1,
    before: nameOf(a),
    after: nameOf(b),
    made,
    verdicts,
    gone: only(a, b),
    goneDecided: only(a, b, ({ verdict }) => decided(verdict)),
    added: only(b, a),
    addedRed: only(b, a, ({ verdict }) => verdict === 'non-conformant'),
    samples: compareSamples(before, after),
    convergence: compareConvergence(before, after),
    ...(configuration ? { configuration } : {}),
    ...(installed ? { installed } : {}),
  };
}
