import type { CallSample } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';
import { tell } from './served.ts';

/** Every call was answered with this status, and by no server: a sidecar on the way said so. */
export function rejectedWith(sample: CallSample, { status, count }: { status: number; count: number }): Judgement {
  const { calls } = sample;
  return {
    holds: count > 0 && calls.length === count && calls.every((call) => call.exit === 0 && call.status === status && call.version === undefined),
    wanted: `${count} of ${count} answered with ${status}, by no server`,
    seen: tell(sample, { count }),
  };
}
