import type { ClockReading } from '../readings/clusters.ts';
import type { Judgement } from '../types.ts';

type Clock = ClockReading['clocks'][number];

/** How far two clocks are apart at most, and at least. */
const apart = (a: Clock, b: Clock): { most: number; least: number } => {
  const difference = Math.abs(a.ahead - b.ahead);
  return { most: difference + a.within + b.within, least: Math.max(0, difference - a.within - b.within) };
};

const pairs = ({ clocks }: ClockReading): [Clock, Clock][] => clocks.flatMap((a, index) => clocks.slice(index + 1).map((b): [Clock, Clock] => [a, b]));

/** Whether the readings say so much that it can be decided at all: two clocks are surely too far apart, or none may be. */
export function clocksAreSure(reading: ClockReading, { seconds }: { seconds: number }): boolean {
  const found = pairs(reading).map(([a, b]) => apart(a, b));
  return found.some(({ least }) => least > seconds) || found.every(({ most }) => most <= seconds);
}

/** No two nodes' clocks are further apart than so many seconds, in whichever clusters they are. */
export function clocksAgree(reading: ClockReading, { clusters, seconds }: { clusters: readonly string[]; seconds: number }): Judgement {
  const { clocks } = reading;
  const missing = clusters.filter((name) => !clocks.some(({ cluster }) => cluster === name));
  // Of those that are surely apart the furthest, before any that may be.
  const [furthest] = pairs(reading).toSorted(([a, b], [c, d]) => apart(c, d).least - apart(a, b).least || apart(c, d).most - apart(a, b).most);
  const named = ({ node, cluster }: Clock): string => `${node} of ${cluster}`;
  const inWords = ([a, b]: [Clock, Clock]): string =>
    `furthest apart of ${clocks.length} nodes are ${named(a)} and ${named(b)}: ${(b.ahead - a.ahead).toFixed(2)} s (± ${(a.within + b.within).toFixed(2)} s)`;
  return {
    holds: clusters.length > 1 && missing.length === 0 && furthest !== undefined && pairs(reading).every(([a, b]) => apart(a, b).most <= seconds),
    wanted: `the clocks of all nodes of ${clusters.join(' and ')} at most ${seconds} s apart`,
    seen: [furthest ? inWords(furthest) : 'no two clocks', ...missing.map((name) => `none of ${name} was read`)].join('; '),
  };
}
