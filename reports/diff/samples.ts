import { z } from 'zod';
import type { MovesReading } from '../readings/endpoints.ts';
import { delays, quantile } from '../rules/follow.ts';
import type { Claim } from '../types.ts';
import { address } from './configuration.ts';
import { rankSum, signTest } from './rank-sum.ts';
import type { RunFolder } from './read.ts';
import type { ConvergenceChange, SampleChanges } from './types.ts';

/** Fewer say nothing of a distribution. */
const fewest = 10;

/** Fewer of them beside each other do not say how much two runs differ anyhow. */
export const fewestPairs = 5;

/** A difference that nobody would bet against, and that somebody would feel. */
const sure = 0.01;
const felt = { share: 0.1, ms: 0.5 };

/** As a factor: medians that are further apart than this are not told from each other by the hour, however many are. */
const widest = 4;

/** In ms: sidecars that know at once know after nothing, and ratios of nothing are none. */
const least = 0.1;

const rows = z.object({ rows: z.array(z.tuple([z.number(), z.number(), z.number()]).rest(z.number())) });
const calls = z.object({ calls: z.array(z.object({ status: z.number(), seconds: z.number() })) });
const moves = z.object({ moves: z.array(z.object({ kind: z.string() })), watches: z.array(z.object({})) });

/** What was measured many times in an input of a rule, in ms: latencies of calls that were answered, or how soon sidecars knew. */
export function measuredIn(data: unknown): number[] {
  const scheduled = rows.safeParse(data);
  if (scheduled.success) return scheduled.data.rows.flatMap(([, latency, status]) => (status === 200 ? [latency] : []));
  const sample = calls.safeParse(data);
  if (sample.success) return sample.data.calls.flatMap(({ status, seconds }) => (status === 200 ? [seconds * 1000] : []));
  if (moves.safeParse(data).success) return delays(data as MovesReading).flatMap(({ seconds }) => (seconds === undefined ? [] : [seconds * 1000]));
  return [];
}

/** A claim in words that are the same in every run: pods and addresses have other names in each. */
const wordsOf = ({ rule, claim }: Claim): string => `${rule}: ${claim.replace(/(?<=[a-z0-9])-[0-9a-f]{8,10}-[a-z0-9]{5}\b/g, '').replace(address, '<address>')}`;

/** Claims by their words, and the how manyeth of these they are. Their place in the list says nothing: callers of two clusters are done in either order. */
function inWords(claims: readonly Claim[]): Map<string, Claim> {
  const seen = new Map<string, number>();
  return new Map(
    claims.map((claim) => {
      const words = wordsOf(claim);
      const before = seen.get(words) ?? 0;
      seen.set(words, before + 1);
      return [`${words} ${before}`, claim];
    }),
  );
}

/** Claims of both runs that are the same one: of one requirement in one variant, in the same words. */
function pairs(before: RunFolder, after: RunFolder) {
  return before.result.requirements.flatMap(({ id, variant, claims }) => {
    const others = inWords(after.result.requirements.find((one) => one.id === id && one.variant === variant)?.claims ?? []);
    return [...inWords(claims)].flatMap(([words, claim]) => {
      const then = others.get(words);
      return then ? [{ id, variant, claim, then }] : [];
    });
  });
}

/** Something that was measured in both runs: all values of each, in ms. */
export interface Measured {
  id: string;
  variant: string;
  claim: string;
  a: number[];
  b: number[];
}

/** What was measured of claims in both runs. */
export const measuredInBoth = (before: RunFolder, after: RunFolder): Measured[] =>
  pairs(before, after).map(({ id, variant, claim, then }) => ({
    ...{ id, variant, claim: claim.claim },
    ...{ a: measuredIn(before.evidence(claim.input)), b: measuredIn(after.evidence(then.input)) },
  }));

/**
 * What was measured many times in both runs. Two runs differ although nothing has changed: by the hour, the machine, and
 * which node a pod is on. How much, all the ratios together say; what stands out from them is more than that,
 * where they are enough to say it.
 */
export function compareSamples(measured: readonly Measured[]): SampleChanges {
  const found = measured
    .filter(({ a, b }) => a.length >= fewest && b.length >= fewest)
    .map((one) => ({ ...one, median: { before: quantile(one.a, 0.5), after: quantile(one.b, 0.5) } }));
  const ratios = found.map(({ median }) => Math.log(Math.max(least, median.after) / Math.max(least, median.before)));
  const middle = ratios.length > 0 ? quantile(ratios, 0.5) : 0;
  const away = ratios.map((ratio) => Math.abs(ratio - middle));
  // 1.4826 times the median of the deviations is the standard deviation, where they are normal, and hears nothing of outliers.
  // A spread that is made of what changed, because more than half of all did, each by another factor, is not how two runs differ.
  const noise = ratios.length > 0 ? Math.min(Math.log(widest), 4 * 1.4826 * quantile(away, 0.5)) : 0;
  const each = found.map(({ id, variant, claim, a, b, median }, index) => {
    const shift = Math.abs(median.after - median.before);
    const p = Math.min(1, rankSum(a, b) * found.length);
    const matters = p < sure && shift >= felt.ms && shift >= felt.share * median.before && (found.length < fewestPairs || (away[index] ?? 0) > noise);
    return { id, variant, claim, count: { before: a.length, after: b.length }, median, p, matters };
  });
  const differing = ratios.filter((ratio) => ratio !== 0);
  return { each, ratio: Math.exp(middle), noise: Math.exp(noise), p: signTest(differing.filter((ratio) => ratio > 0).length, differing.length) };
}

/** How long changes took to be seen everywhere: one value in each run, of which no test can say what is noise. */
export const compareConvergence = (before: RunFolder, after: RunFolder): ConvergenceChange[] =>
  pairs(before, after).flatMap(({ id, variant, claim, then }) =>
    claim.convergedAfter === undefined || then.convergedAfter === undefined ? [] : [{ id, variant, claim: claim.claim, before: claim.convergedAfter, after: then.convergedAfter }],
  );
