import type { Mark } from '../readings/calls.ts';
import type { ForeignReading, Move, MovesReading, WatchReading } from '../readings/endpoints.ts';
import type { Judgement } from '../types.ts';

/** Seconds after a move until a sidecar had, or had no more, the address as a healthy endpoint; undefined where it was not seen to. */
function delay({ readings }: MovesReading['watches'][number], { kind, address, at }: Move): number | undefined {
  const came = kind === 'came';
  const moved = Date.parse(at);
  const known = readings.findIndex((reading, index) => {
    const there = reading.healthy.includes(address);
    const next = readings[index + 1];
    // It may be known a moment before the API server was seen to say so.
    return there === came && (Date.parse(reading.at) >= moved || (next !== undefined && Date.parse(next.at) >= moved));
  });
  return known < 0 ? undefined : Math.max(0, (Date.parse((readings[known] as { at: string }).at) - moved) / 1000);
}

/** For every move the seconds until the last sidecar of every cluster knew; undefined where one never did. */
export const delays = ({ moves, watches }: MovesReading): { move: Move; seconds: number | undefined }[] =>
  moves.map((move) => {
    const each = watches.map((watch) => delay(watch, move));
    return { move, seconds: each.includes(undefined) ? undefined : Math.max(...(each as number[])) };
  });

/** The value that a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** After every move of a pod the last sidecar of every cluster knew in time. */
export function followedInTime(reading: MovesReading, { clusters, moves: count, seconds: limit }: { clusters: readonly string[]; moves: number; seconds: number }): Judgement {
  const found = delays(reading);
  const known = found.flatMap(({ seconds }) => seconds ?? []);
  const watched = new Set(reading.watches.map(({ from }) => from.cluster));
  const late = found.filter(({ seconds }) => seconds === undefined || seconds > limit);
  const kinds = (['came', 'left'] as const).map((kind) => {
    const of = found.filter(({ move }) => move.kind === kind).flatMap(({ seconds }) => seconds ?? []);
    return `${kind}: p50 ${quantile(of, 0.5).toFixed(2)} s, p95 ${quantile(of, 0.95).toFixed(2)} s`;
  });
  return {
    holds: clusters.length > 0 && clusters.every((name) => watched.has(name)) && found.length >= count && late.length === 0,
    wanted: `${count} moves of pods, each known to the sidecars in ${clusters.join(' and ')} within ${limit} s`,
    seen: `${found.length} moves, ${known.length} known; ${kinds.join('; ')}${late.map(({ move, seconds }) => `; ${move.pod} ${move.kind}: ${seconds === undefined ? 'never known' : `known after ${seconds.toFixed(2)} s`}`).join('')}`,
  };
}

interface Watching {
  clusters: readonly string[];
  seconds: number;
  apart: number;
}

/** Every pod that was ready at the beginning was an endpoint in every reading, for so long after the first thing that was done. */
export const endpointsStayed = (reading: WatchReading, watching: Watching): Judgement => stayed(reading, watching, reading.marks[0]);

/** The same through all that was done, and for so long after the last of it. */
export const endpointsStayedThrough = (reading: WatchReading, watching: Watching): Judgement => stayed(reading, watching, reading.marks.at(-1));

function stayed({ pods, readings, marks }: WatchReading, { clusters, seconds, apart }: Watching, after: Mark | undefined): Judgement {
  const begin = Date.parse(marks[0]?.at ?? '');
  const times = readings.map(({ at }) => Date.parse(at));
  const long = ((times.at(-1) ?? Number.NaN) - Date.parse(after?.at ?? '')) / 1000;
  const widest = Math.max(0, ...times.map((at, index) => at - (times[index - 1] ?? at))) / 1000;
  const without = readings.filter(({ healthy }) => !pods.every(({ address }) => healthy.includes(address)));
  const lost = [...new Set(without.flatMap(({ healthy }) => pods.flatMap(({ address, pod }) => (healthy.includes(address) ? [] : [pod ?? address]))))];
  return {
    holds:
      clusters.length > 0 &&
      clusters.every((name) => pods.some(({ cluster }) => cluster === name)) &&
      (times[0] ?? Number.NaN) < begin &&
      long >= seconds &&
      widest <= apart &&
      without.length === 0,
    wanted: `in every reading, of which no two are more than ${apart} s apart, the pods of ${clusters.join(' and ')}, from before until ${seconds} s after: ${after?.what ?? 'something was done'}`,
    seen: `${readings.length} readings until ${Number.isNaN(long) ? 'nothing was done' : `${long.toFixed(0)} s after`}, at most ${widest.toFixed(1)} s apart; ${without.length} of them without ${lost.join(' and ') || 'any of the pods'}${without[0] ? `, the first at ${without[0].at}` : ''}`,
  };
}

const foreign = ({ addresses, proxies }: ForeignReading): { pod: string; service: string; address: string }[] => {
  const pods = new Set(addresses);
  return proxies.flatMap(({ pod, endpoints }) => endpoints.filter(({ address }) => pods.has(address.split(':')[0] ?? '')).map((endpoint) => ({ pod, ...endpoint })));
};

const complete = ({ addresses, proxies }: ForeignReading): boolean => addresses.length > 0 && proxies.length > 0 && proxies.every(({ endpoints }) => endpoints.length > 0);

const tellForeign = (reading: ForeignReading): string => {
  const found = foreign(reading);
  const { cluster, other, proxies, addresses } = reading;
  return `${proxies.length} sidecars of ${cluster} with ${proxies.reduce((sum, { endpoints }) => sum + endpoints.length, 0)} endpoints, ${found.length} of them pods of ${other}, which has ${addresses.length}${found[0] ? ` (${found[0].pod}: ${found[0].address} of ${found[0].service})` : ''}`;
};

/** No sidecar of a cluster has a pod of the other as an endpoint of any service. */
export const knowsNoPodOf = (reading: ForeignReading): Judgement => ({
  holds: complete(reading) && foreign(reading).length === 0,
  wanted: `no pod of ${reading.other} among the endpoints of any sidecar of ${reading.cluster}`,
  seen: tellForeign(reading),
});

/** Every sidecar of a cluster has pods of the other as endpoints. */
export const knowsPodsOf = (reading: ForeignReading): Judgement => ({
  holds: complete(reading) && reading.proxies.every(({ pod }) => foreign(reading).some((endpoint) => endpoint.pod === pod)),
  wanted: `pods of ${reading.other} among the endpoints of every sidecar of ${reading.cluster}`,
  seen: tellForeign(reading),
});
