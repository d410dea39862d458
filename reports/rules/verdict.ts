import type { Claim, Verdict } from '../types.ts';

export interface Decision {
  verdict: Verdict;
  /** The clause that failed, or why nothing was decided. */
  reason?: string;
}

interface Outcome {
  claims: readonly Claim[];
  /** Every file that the claims name exists. */
  evidenceComplete: boolean;
  /** Set where the environment lacks a capability that the requirement needs. */
  unsupported?: string | undefined;
  /** What ended the spec early, if anything did. */
  error?: string | undefined;
  /** Claims that decide the requirement and were not made, in a sentence. */
  missing?: string | undefined;
}

/**
 * The verdict on one requirement, from its claims alone. A failed control or a missing claim means that
 * nothing was measured; an error that no failed clause explains is the environment's.
 */
export function decide({ claims, evidenceComplete, unsupported, error, missing }: Outcome): Decision {
  if (unsupported) return { verdict: 'unsupported', reason: unsupported };
  const control = claims.find(({ kind, holds }) => kind === 'control' && !holds);
  if (control) return { verdict: 'inconclusive', reason: `the control does not hold: ${sentence(control)}` };
  const failed = claims.find(({ holds }) => !holds);
  if (failed) return { verdict: 'non-conformant', reason: sentence(failed) };
  if (error) return { verdict: 'inconclusive', reason: error };
  if (!claims.some(({ kind }) => kind === 'clause')) return { verdict: 'inconclusive', reason: 'no clause was checked' };
  if (missing) return { verdict: 'inconclusive', reason: missing };
  if (!evidenceComplete || claims.some(({ input }) => !input)) return { verdict: 'inconclusive', reason: 'evidence is missing' };
  return { verdict: 'conformant' };
}

const sentence = ({ claim, wanted, seen }: Claim): string => `${claim}; wanted ${wanted}; seen ${seen}`;

/** The verdict on a run: the worst of its parts, non-conformant before inconclusive. */
export function overall(verdicts: readonly Verdict[]): Verdict {
  for (const worst of ['non-conformant', 'inconclusive'] as const) if (verdicts.includes(worst)) return worst;
  return verdicts.includes('conformant') ? 'conformant' : 'inconclusive';
}

/** How much of what was asked was not decided because the environment lacks something, in words: a good verdict must not look like more than it is. */
export function unsupportedAmong(verdicts: readonly Verdict[]): string {
  const count = verdicts.filter((verdict) => verdict === 'unsupported').length;
  return count === 0 ? '' : `${count} of ${verdicts.length} unsupported`;
}
