import type { Call, LoadReading } from '../readings/calls.ts';
import type { LeavingReading } from '../readings/endpoints.ts';
import type { Judgement } from '../types.ts';
import { confidenceOf, percent } from './arithmetic.ts';
import { succeeded, tell } from './served.ts';

const begin = ({ at }: { at: string }): number => Date.parse(at);
const end = (call: Call): number => begin(call) + call.seconds * 1000;

/** Milliseconds between two answers that followed each other, at most. */
function longestGap({ calls }: LoadReading): number {
  const answers = calls
    .filter(succeeded)
    .map(end)
    .toSorted((a, b) => a - b);
  return Math.max(0, ...answers.map((at, index) => at - (answers[index - 1] ?? at)));
}

/** How calls that are to span what was done are made. */
interface Spanning {
  least: number;
  /** Seconds from one call to the next, at most. */
  apart: number;
}

/** Why calls do not tell what became of all the time: there were none before the first thing was done, or after the last, or for a while; undefined where they do. */
function hole({ calls, marks }: LoadReading, { apart }: Spanning): string | undefined {
  const [first, last] = [marks[0], marks.at(-1)];
  const begins = calls.map(begin).toSorted((a, b) => a - b);
  if (first === undefined || last === undefined || !((begins[0] ?? Infinity) < begin(first) && (begins.at(-1) ?? -Infinity) > begin(last))) return 'they do not span what was done';
  const widest = Math.max(...begins.map((at, index) => at - (begins[index - 1] ?? at)));
  return widest > apart * 1000 ? `for ${(widest / 1000).toFixed(1)} s none went out` : undefined;
}

function told(reading: LoadReading, spanning: Spanning): string {
  const missing = hole(reading, spanning);
  return `${tell(reading, { count: spanning.least })}; the longest gap between answers ${longestGap(reading).toFixed(0)} ms${missing ? `; ${missing}` : ''}`;
}

/** Whether calls were enough, and went on all the time: those that were not say no more than that one of them was lost. */
export const goneOn = (reading: LoadReading, spanning: Spanning): boolean => reading.calls.length >= spanning.least && hole(reading, spanning) === undefined;

/** Of the calls that went on while something was done every one was answered with 200. */
export function noneLost(reading: LoadReading, spanning: Spanning): Judgement {
  const { calls, marks } = reading;
  const { least } = spanning;
  return {
    holds: goneOn(reading, spanning) && calls.every(succeeded),
    wanted: `${least} calls or more, before, during and after, every one answered with 200 (${marks.map(({ what }) => what).join('; ') || 'nothing was done'})`,
    seen: told(reading, spanning),
    confidence: `${percent(0.02)} of calls being lost is excluded with ${percent(confidenceOf(calls.length, 0.02))} confidence`,
  };
}

/** How calls may be lost that go on while pods end. */
interface Bounds {
  seconds: number;
  most: number;
  /** Calls a second that one which hangs keeps back, and counts for. */
  rate: number;
}

/** The calls that were lost, those of them that were soon after something was done, and for how many they count. */
function losses({ calls, marks }: LoadReading, { seconds, rate }: Bounds): { lost: Call[]; near: Call[]; weight: number } {
  const lost = calls.filter((call) => !succeeded(call));
  const near = lost.filter((call) => marks.some((mark) => end(call) >= begin(mark) && begin(call) <= begin(mark) + seconds * 1000));
  return { lost, near, weight: lost.reduce((sum, call) => sum + Math.max(1, Math.floor(call.seconds * rate)), 0) };
}

/** Whether no more was lost than may be, however few calls there were. */
export function isBounded(reading: LoadReading, bounds: Bounds): boolean {
  const { lost, near, weight } = losses(reading, bounds);
  return weight <= bounds.most && near.length === lost.length;
}

/** Calls were lost only within some seconds after something was done, and few of those. */
export function lossBounded(reading: LoadReading, spanning: Spanning & Bounds): Judgement {
  const { least, seconds, most } = spanning;
  const { lost, near, weight } = losses(reading, spanning);
  return {
    holds: goneOn(reading, spanning) && isBounded(reading, spanning),
    wanted: `of ${least} calls or more at most ${most} lost, and those within ${seconds} s after something was done (${reading.marks.map(({ what }) => what).join('; ') || 'nothing was'})`,
    seen: `${told(reading, spanning)}; ${lost.length} lost${weight > lost.length ? `, which count for ${weight} by how long they hung` : ''}, ${near.length} of them within those ${seconds} s`,
  };
}

/** Calls and readings are stamped by two processes of a machine that may be busy (ms). */
const stampsApart = 250;

/** Once a sidecar had a pod that left as an endpoint no more, it sent no call there: none was answered by it, nor got lost at its address. */
export function noneAfterItLeft({ sample, moves, watch }: LeavingReading, { least }: { least: number }): Judgement {
  const left = moves.filter(({ kind }) => kind === 'left');
  const late = left.flatMap(({ pod, address, at }) => {
    const gone = watch.readings.find((reading) => begin(reading) >= Date.parse(at) && !reading.healthy.includes(address));
    return sample.calls.filter(
      ({ instance, upstream, ...call }) => (instance === pod || upstream?.address === address) && (gone === undefined || begin(call) > begin(gone) + stampsApart),
    );
  });
  const before = left.filter(({ pod }) => sample.calls.some(({ instance }) => instance === pod)).length;
  return {
    // A pod that was never called says nothing of when calls to it end.
    holds: left.length > 0 && before === left.length && sample.calls.length >= least && late.length === 0,
    wanted: `of ${least} calls or more none sent to a pod that had left, each of which had answered some before`,
    seen: `${sample.calls.length} calls; ${left.length} pods left, ${before} of them had answered; ${late.length} sent to them after they had left`,
  };
}
