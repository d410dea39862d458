import type { RequirementResult, Verdict } from '../types.ts';
import type { Pair, VerdictChange, VerdictChanges } from './types.ts';

/** Something that was decided, in a variant. */
export type Decision = Pick<RequirementResult, 'id' | 'variant' | 'verdict' | 'reason'>;

/** Whether a verdict says yes or no. */
export const decided = (verdict: Verdict): boolean => verdict === 'conformant' || verdict === 'non-conformant';

function directionOf(before: Verdict, after: Verdict): VerdictChange['direction'] {
  if (after === 'non-conformant') return 'worse';
  if (!decided(before) || !decided(after)) return 'undecided';
  return 'better';
}

const keyOf = ({ id, variant }: Decision): string => `${id} ${variant}`;

/** What came to something else, and what only one of them has. */
export function compareVerdicts(before: readonly Decision[], after: readonly Decision[]): VerdictChanges {
  const verdicts = before.flatMap((was): VerdictChange[] => {
    const is = after.find((one) => keyOf(one) === keyOf(was));
    if (!is || is.verdict === was.verdict) return [];
    const reason = is.verdict === 'conformant' ? was.reason : is.reason;
    return [{ id: was.id, variant: was.variant, before: was.verdict, after: is.verdict, ...(reason ? { reason } : {}), direction: directionOf(was.verdict, is.verdict) }];
  });
  const only = (some: readonly Decision[], others: readonly Decision[], fits: (one: Decision) => boolean = () => true) =>
    some.filter((one) => fits(one) && !others.some((other) => keyOf(other) === keyOf(one))).map(keyOf);
  return {
    verdicts,
    gone: only(before, after),
    goneDecided: only(before, after, ({ verdict }) => decided(verdict)),
    added: only(after, before),
    addedRed: only(after, before, ({ verdict }) => verdict === 'non-conformant'),
  };
}

/** What two runs were of, where that differs. */
export const changed = (before: Record<string, string>, after: Record<string, string>): Pair[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((what) => ({ what, before: before[what] ?? 'none', after: after[what] ?? 'none' }))
    .filter((one) => one.before !== one.after);
