import { isDeepStrictEqual } from 'node:util';
import type { Claim } from '../types.ts';
import type { Clause } from './types.ts';

/** How often a claim is made, by the number of clusters. */
export const often = (times: Clause['times'], clusters: number): number =>
  ({ once: 1, 'each cluster': clusters, 'each cluster but one': clusters - 1, 'once and each cluster': clusters + 1 })[times];

/** What a spec should have claimed and did not, in a sentence; undefined where nothing is missing. */
export function missingClaims(wanted: readonly Clause[], claims: readonly Pick<Claim, 'rule' | 'kind' | 'parameters'>[], clusters: number): string | undefined {
  const missing = wanted.flatMap(({ rule, kind, given }, index) => {
    // Where it does not say what is given, any will do, and those count that must be given something.
    const same = wanted.filter((other) => other.rule === rule && other.kind === kind && (given === undefined || isDeepStrictEqual(other.given, given)));
    // What is listed more than once is counted with the first.
    if (same.find((other) => isDeepStrictEqual(other.given, given)) !== wanted[index]) return [];
    const made = claims.filter((claim) => claim.rule === rule && claim.kind === kind && isGiven(claim.parameters, given)).length;
    const count = same.reduce((sum, { times }) => sum + often(times, clusters), 0);
    return made < count ? [`${made} of ${count} claims ${rule} (${kind})${given ? ` with ${JSON.stringify(given)}` : ''}`] : [];
  });
  return missing.length > 0 ? `the spec did not ask all that decides: ${missing.join(', ')}` : undefined;
}

/** Whether a claim was given what its requirement says of it. */
export const isGiven = (parameters: Readonly<Record<string, unknown>>, given: Clause['given'] = {}): boolean =>
  Object.entries(given).every(([name, value]) => isDeepStrictEqual(parameters[name], value));
