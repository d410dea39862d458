import type { ClockReading } from '../readings/clusters.ts';
import type { Judgement } from '../types.ts';

type Clock = ClockReading['clocks'][number];

/** How far two clocks are apart at most, and at least. */
const apart = (a: Clock, b: Clock): { most: number; least: number } => {
  const difference = Math.abs(a.ahead - b.ahead);
  return { most: difference + a.within + b.within, least: Math.max(0, difference - a.within - b.within) };
};

const pairs = ({ clocks }: ClockReading): [Clock, Clock][] => clocks.flatMap((a, index) => clocks.slice(index + 1).map((b): [Clock, Clock] => [a, b]));

/** Whether the readings say so much that it can be decided at all. */
export const clocksAreSure = (reading: ClockReading, { seconds }: { seconds: number }): boolean =>
  pairs(reading).every(([a, b]) => {
    const { most, least } = apart(a, b);
    return most <= seconds || least > seconds;
  });

/** No two clusters' clocks are further apart than so many seconds. */
export function clocksAgree(reading: ClockReading, { clusters, seconds }: { clusters: readonly string[]; seconds: number }): Judgement {
  const { clocks } = reading;
  const wrong = pairs(reading).filter(([a, b]) => apart(a, b).most > seconds);
  return {
    holds: clusters.length > 1 && clusters.every((name) => clocks.some(({ cluster }) => cluster === name)) && wrong.length === 0,
    wanted: `the clocks of ${clusters.join(' and ')} at most ${seconds} s apart`,
    seen:
      pairs(reading)
        .map(([a, b]) => `${a.cluster} and ${b.cluster}: ${(b.ahead - a.ahead).toFixed(2)} s (± ${(a.within + b.within).toFixed(2)} s)`)
        .join('; ') || 'no two clocks',
  };
}
