import type { RequirementResult } from '../types.ts';

/** What came of one run of the specs. */
interface Written {
  results: readonly RequirementResult[];
  /** Errors that belong to no requirement: a file that does not load, a setup that failed. */
  troubles: readonly string[];
  /** The runner's exit code. */
  code: number;
}

export const inconclusive = (id: string, variant: string, reason: string): RequirementResult => ({
  id,
  variant,
  verdict: 'inconclusive',
  seconds: 0,
  claims: [],
  evidence: [],
  reason,
  error: reason,
});

/**
 * Holds what a run wrote against what was to be decided: a requirement without a result, or with two, is
 * inconclusive, and so is all of a run that the runner calls failed though nothing in it is red.
 */
export function accountFor(wanted: readonly string[], variant: string, { results, troubles, code }: Written): RequirementResult[] {
  const [trouble] = troubles;
  const accounted = wanted.map((id) => {
    const found = results.filter((result) => result.id === id && result.variant === variant);
    if (found.length > 1) return inconclusive(id, variant, `${found.length} specs claim this requirement`);
    return found[0] ?? inconclusive(id, variant, trouble ?? `no spec decided it (the runner ended with code ${code})`);
  });
  const explained = accounted.some(({ verdict }) => verdict === 'non-conformant' || verdict === 'inconclusive');
  if (code === 0 || explained) return accounted;
  const reason = trouble ?? `the runner ended with code ${code}`;
  return accounted.map((result) => (result.verdict === 'conformant' ? { ...result, verdict: 'inconclusive', reason, error: reason } : result));
}
