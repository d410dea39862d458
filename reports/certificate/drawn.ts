import { isDeepStrictEqual } from 'node:util';
import type { Clause } from '../catalogue/types.ts';
import type { Claim, EvidenceFile } from '../types.ts';

type Read = (path: string) => EvidenceFile | undefined;

interface Sample {
  from: { cluster: string };
  calls: readonly unknown[];
}

const isSample = (data: unknown): data is Sample =>
  typeof data === 'object' && data !== null && 'calls' in data && Array.isArray(data.calls) && data.calls.length > 0 && 'from' in data && typeof data.from === 'object';

/** The cluster that a sample's calls came from; undefined for what is none. */
export const callerOf = (data: unknown): string | undefined => (isSample(data) ? data.from.cluster : undefined);

/**
 * What counts twice among the claims of a requirement, a line each: a file that two of them were judged by, or one sample in two
 * files. Every claim draws its own, so that no green one can stand in for a red one.
 */
export function countedTwice(claims: readonly Pick<Claim, 'claim' | 'input'>[], read: Read): string[] {
  const inputs = claims.map(({ claim, input }) => {
    const data = read(input)?.data;
    return { claim, input, sample: isSample(data) ? data : undefined };
  });
  return inputs.flatMap(({ claim, input, sample }, index) => {
    const before = inputs.slice(0, index).find((other) => other.input === input || (sample && isDeepStrictEqual(other.sample?.calls, sample.calls)));
    return before ? [`${claim}: it was judged by what another claim was, ${before.input}`] : [];
  });
}

/** Clusters from which calls are missing where each was to make them, a line each. */
export function callersMissing(wanted: readonly Clause[], claims: readonly Pick<Claim, 'rule' | 'kind' | 'input'>[], clusters: readonly string[], read: Read): string[] {
  const groups = new Map(wanted.map((one) => [`${one.rule} ${one.kind}`, wanted.filter(({ rule, kind }) => rule === one.rule && kind === one.kind)]));
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.some(({ times }) => times !== 'each cluster')) return [];
    const callers = claims.filter(({ rule, kind }) => rule === first.rule && kind === first.kind).flatMap(({ input }) => callerOf(read(input)?.data) ?? []);
    if (callers.length === 0) return [];
    const made = (name: string) => callers.filter((caller) => caller === name).length;
    return clusters.filter((name) => made(name) < same.length).map((name) => `${made(name)} of ${same.length} claims ${first.rule} (${first.kind}) are of calls from ${name}`);
  });
}
