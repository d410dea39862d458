import type { CallSample } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';
import { confidenceOf, percent } from './arithmetic.ts';
import { every, succeeded, tell } from './served.ts';

interface Size {
  count: number;
}

/** Every call was answered by a pod of these clusters, whatever its version. */
export function servedOnlyIn(sample: CallSample, { within, count, leak }: Size & { within: readonly string[]; leak: number }): Judgement {
  return {
    holds: every(sample, { count }, (call) => succeeded(call) && call.cluster !== undefined && within.includes(call.cluster)),
    wanted: `${count} of ${count} answered by pods of ${within.join(' and ')}`,
    seen: tell(sample, { count }),
    confidence: `a leak of ${percent(leak)} to another cluster is excluded with ${percent(confidenceOf(count, leak))} confidence`,
  };
}

/** Every call got an answer, with this status. */
export function answeredOnlyWith(sample: CallSample, { status, count, leak }: Size & { status: number; leak: number }): Judgement {
  return {
    holds: every(sample, { count }, (call) => call.exit === 0 && call.status === status),
    wanted: `${count} of ${count} answered with ${status}`,
    seen: tell(sample, { count }),
    confidence: `a leak of ${percent(leak)} past it is excluded with ${percent(confidenceOf(count, leak))} confidence`,
  };
}

/** Every call was answered with 200, none sooner than it should, and all but a share of them not much later. */
export function answeredAfter(sample: CallSample, { count, least, most, share }: Size & { least: number; most: number; share: number }): Judgement {
  const times = sample.calls.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  const soon = times.filter((seconds) => seconds < least).length;
  const late = times.filter((seconds) => seconds > most).length;
  const told = (seconds: number | undefined) => `${((seconds ?? 0) * 1000).toFixed(0)} ms`;
  return {
    holds: every(sample, { count }, succeeded) && soon === 0 && late <= share * count,
    wanted: `${count} of ${count} answered with 200, each after ${least} s or more, at most ${percent(share)} of them after more than ${most} s`,
    seen: `${tell(sample, { count })}; from ${told(times[0])} to ${told(times.at(-1))}, ${soon} before ${least} s, ${late} after more than ${most} s`,
  };
}
