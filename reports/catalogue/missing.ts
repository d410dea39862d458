import type { Claim } from '../types.ts';
import type { Clause } from './types.ts';

const often = (times: Clause['times'], clusters: number): number =>
  ({ once: 1, 'each cluster': clusters, 'each cluster but one': clusters - 1, 'once and each cluster': clusters + 1 })[times];

/** What a spec should have claimed and did not, in a sentence; undefined where nothing is missing. */
export function missingClaims(wanted: readonly Clause[], claims: readonly Pick<Claim, 'rule' | 'kind'>[], clusters: number): string | undefined {
  const missing = wanted.flatMap(({ rule, kind }, index) => {
    const same = wanted.filter((other) => other.rule === rule && other.kind === kind);
    // What is listed more than once is counted with the first.
    if (same[0] !== wanted[index]) return [];
    const made = claims.filter((claim) => claim.rule === rule && claim.kind === kind).length;
    const count = same.reduce((sum, { times }) => sum + often(times, clusters), 0);
    return made < count ? [`${made} of ${count} claims ${rule} (${kind})`] : [];
  });
  return missing.length > 0 ? `the spec did not ask all that decides: ${missing.join(', ')}` : undefined;
}
