import type { CallSample } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';
import { percent } from './arithmetic.ts';
import { acceptance, interval, probabilityBetween } from './binomial.ts';
import { succeeded, tell } from './served.ts';

/** A version, and the part of the calls that a rule gives to it. */
export interface Weight {
  version: string;
  weight: number;
}

interface Weights {
  weights: readonly Weight[];
  count: number;
  /** The probability with which calls that are drawn by these weights are called wrong, at most. */
  falseAlarm: number;
}

/** How sure the interval of a share that was seen is. */
const confidence = 0.99;

/** What a share may be off and still be noticed well, as it is told. */
const off = 0.15;

/** Of each version: what was wanted, what was seen, and what of it would be accepted. */
export function sharesIn({ calls }: CallSample, { weights, count, falseAlarm }: Weights) {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  return weights.map(({ version, weight }) => {
    const share = weight / total;
    const times = calls.filter((call) => succeeded(call) && call.version === version).length;
    // The versions share what may go wrong.
    const accepted = acceptance(count, share, falseAlarm / weights.length);
    return { version, share, times, seen: calls.length > 0 ? times / calls.length : 0, accepted, interval: interval(times, Math.max(1, calls.length), confidence) };
  });
}

/** The probability with which a version that gets another share than the wanted one is noticed by its count. */
const noticed = ({ least, most }: { least: number; most: number }, count: number, share: number): number => 1 - probabilityBetween(least, most, count, share);

const rounded = (probability: number): string => (probability > 0.9999 ? 'more than 99.99 %' : percent(Math.floor(probability * 1000) / 1000));

/** Every call was answered, by these versions and no other, each as often as its weight lets one expect. */
export function sharedAsWeighted(sample: CallSample, { weights, count, falseAlarm }: Weights): Judgement {
  const shares = sharesIn(sample, { weights, count, falseAlarm });
  const answered = shares.reduce((sum, { times }) => sum + times, 0);
  const off15 = Math.min(...shares.flatMap(({ share, accepted }) => [share - off, share + off].filter((p) => p > 0 && p < 1).map((p) => noticed(accepted, count, p))));
  const even = Math.max(...shares.map(({ accepted }) => noticed(accepted, count, 1 / shares.length)));
  const uneven = new Set(weights.map(({ weight }) => weight)).size > 1;
  return {
    holds: weights.length > 1 && sample.calls.length === count && answered === count && shares.every(({ times, accepted }) => times >= accepted.least && times <= accepted.most),
    wanted: `all ${count} answered, ${shares.map(({ version, share, accepted }) => `${percent(share)} by ${version} (${accepted.least} to ${accepted.most})`).join(', ')}`,
    seen: `${tell(sample, { count })}; ${shares
      .map(({ version, seen, interval: { from, to } }) => `${version} ${percent(seen)} (${percent(from)} to ${percent(to)} with ${percent(confidence)} confidence)`)
      .join(', ')}`,
    confidence: `calls that are drawn by these weights miss them with probability ${falseAlarm.toExponential(0)} at most; a share that is ${off * 100} points off is noticed with ${rounded(off15)}${uneven ? `, an even one with ${rounded(even)}` : ''}`,
  };
}
