import type { MeterReading, MeterStream } from '../readings/meter.ts';
import { quantile } from '../rules/follow.ts';
import { callsOf, type MeterCall, type Stall, stallsOf } from './calls.ts';
import { isOf, phaseAt } from './phases.ts';

/** What callers recorded, and what was done meanwhile. */
export type Recorded = Pick<MeterReading, 'streams' | 'phases'>;

/** What became of some calls; times in ms. */
export interface Account {
  sent: number;
  lost: number;
  /** Answered by another than who was called. */
  wrong: number;
  reasons: Record<string, number>;
  /**
   * From when the first call that was lost was to go out until the next that was answered was, without what the meter itself stood
   * still of it: the longest such time, and the time in which there was any, once where several streams met it at once.
   */
  longestGap: number;
  totalGap: number;
  /** Of those that were answered; NaN where none was. */
  p50: number;
  p99: number;
  /** What the slowest waited for: where packets are lost for less than the patience of a call nothing is lost, and calls are answered late. */
  slowest: number;
  /** Taken out, because the meter itself stood still. */
  disturbed: number;
}

/** The calls of some streams in a phase. */
export interface PhaseAccount extends Account {
  phase: string;
  from: string;
  to: string;
  connections: MeterStream['connections'];
  retries: MeterStream['retries'];
}

/** Callers with sidecars of one release and servers with sidecars of another, across the clusters. */
export interface Cell {
  from: string;
  to: string;
  caller: string;
  server: string;
  sent: number;
  lost: number;
  wrong: number;
}

/**
 * Times without an answer in one stream: each from the first lost call to the next that was answered, in pieces where the meter
 * stood still. By the schedule: by how much of those 50 ms that are no standstill a call went out late is the meter's own affair.
 */
function gapsOf(calls: readonly MeterCall[]): Stall[][] {
  const gaps: Stall[] = [];
  let since: number | undefined;
  for (const { due, outcome } of calls) {
    if (outcome !== 'answered') since ??= due;
    else if (since !== undefined) {
      gaps.push({ from: since, to: due });
      since = undefined;
    }
  }
  const last = calls.at(-1);
  if (since !== undefined && last) gaps.push({ from: since, to: last.due + 1000 / last.stream.rate });
  const [stream] = calls.map((call) => call.stream);
  const stalls = gaps.length > 0 && stream ? stallsOf(stream) : [];
  return gaps.map((gap) => without(gap, stalls));
}

/** What is left of a span. @param stalls in their order, none upon another */
function without({ from, to }: Stall, stalls: readonly Stall[]): Stall[] {
  const edges = [from, ...stalls.flatMap((stall) => [stall.from, stall.to].map((at) => Math.min(to, Math.max(from, at)))), to];
  const pieces: Stall[] = [];
  for (let index = 0; index < edges.length; index += 2) pieces.push({ from: edges[index] as number, to: edges[index + 1] as number });
  return pieces.filter((piece) => piece.to > piece.from);
}

/** How long any of some spans lasted. */
function lengthOfAny(spans: readonly Stall[]): number {
  let length = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    length += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return length;
}

/** @param streams the calls of each stream, in the order in which they went out */
export function accountOf(streams: readonly (readonly MeterCall[])[]): Account {
  const all = streams.flat();
  const calls = all.filter(({ disturbed }) => !disturbed);
  const failed = calls.filter(({ outcome }) => outcome !== 'answered');
  const latencies = calls.filter(({ outcome }) => outcome === 'answered').map(({ latency }) => latency);
  // An answer ends a gap, also one that was late.
  const gaps = streams.flatMap((stream) => gapsOf(stream.filter(({ disturbed, outcome }) => !disturbed || outcome === 'answered')));
  return {
    sent: calls.length,
    lost: failed.filter(({ outcome }) => outcome === 'lost').length,
    wrong: failed.filter(({ outcome }) => outcome === 'wrong').length,
    reasons: Object.fromEntries(Object.entries(Object.groupBy(failed, ({ reason = '' }) => reason)).map(([reason, of = []]) => [reason, of.length])),
    // There may be more of them than a call takes arguments.
    longestGap: gaps.reduce((longest, gap) => Math.max(longest, lengthOf(gap)), 0),
    totalGap: lengthOfAny(gaps.flat()),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    slowest: quantile(latencies, 1),
    disturbed: all.length - calls.length,
  };
}

const wayOf = ({ from, to, connections, retries }: MeterStream): string => `${from.cluster} ${to.cluster} ${connections} ${retries}`;

/** An account for each phase, direction and kind of connection. */
export function accountsOf({ streams, phases }: Recorded): PhaseAccount[] {
  const ways = Object.values(Object.groupBy(streams, wayOf)).filter((group) => group !== undefined);
  const calls = new Map(streams.map((stream) => [stream, callsOf(stream)]));
  return phases.flatMap((phase) =>
    ways.map((group) => {
      const [{ from: caller, to: server, connections, retries }] = group as [MeterStream];
      const within = ({ at }: MeterCall) => isOf(phase, at);
      return { phase: phase.name, from: caller.cluster, to: server.cluster, connections, retries, ...accountOf(group.map((stream) => (calls.get(stream) ?? []).filter(within))) };
    }),
  );
}

/** All calls together. */
export const totalOf = ({ streams }: Recorded): Account => accountOf(streams.map(callsOf));

const bothOf = (some: readonly Stall[], others: readonly Stall[]): Stall[] =>
  some.flatMap((one) => others.map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) })).filter(({ from, to }) => to > from));

/** Times in which a stream saw nothing: while it stood still, before it began and after it had ended. */
function unseenBy(stream: MeterStream): Stall[] {
  const begin = Date.parse(stream.began);
  const end = begin + (stream.rows.at(-1)?.[0] ?? 0) + 1000 / stream.rate;
  return [{ from: Number.NEGATIVE_INFINITY, to: begin }, ...stallsOf(stream), { from: end, to: Number.POSITIVE_INFINITY }];
}

/** Whether a stream is of those at the full rate: to the other cluster, each call on a connection of its own, and none tried again. */
export const isAtFullRate = ({ from, to, connections, retries }: MeterStream): boolean => from.cluster !== to.cluster && connections === 'new' && retries === 'off';

/** Name of the phase in which an upgrade waited to be resumed. */
export const interrupted = 'interrupted';

/** Time in which nobody called from one cluster to another, because every stream stood still at once; of the direction in which it is most. */
export interface Unwatched {
  /** Of the time since the first call. */
  share: number;
  /** The longest at a stretch, in ms. */
  longest: number;
  /** The phase in which most of it was, where there was any. */
  phase?: string;
}

const lengthOf = (spans: readonly Stall[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);

/** What is left of some spans. @param others in their order, none upon another */
const outside = (spans: readonly Stall[], others: readonly Stall[]): Stall[] => spans.flatMap((span) => without(span, others));

/**
 * Of the time in which something was done: where an upgrade was interrupted for hours, what went by unseen before is no less for that.
 *
 * @param looks which streams look; slow ones do not see a moment between two of their calls
 * @param during the phase of which it is asked, where it is not of all
 */
export function unwatchedOf({ streams, phases }: Recorded, looks: (stream: MeterStream) => boolean = ({ from, to }) => from.cluster !== to.cluster, during?: string): Unwatched {
  const across = streams.filter(looks);
  const begin = Math.min(...across.map(({ began }) => Date.parse(began)));
  const finish = Math.max(...phases.map(({ to }) => Date.parse(to)));
  const directions = Object.values(Object.groupBy(across, ({ from, to }) => `${from.cluster} ${to.cluster}`));
  if (directions.length === 0 || finish <= begin) return { share: 1, longest: Number.POSITIVE_INFINITY };
  const idle = phases.filter(({ name }) => name === interrupted).map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  const asked = phases.filter(({ name }) => name === during).map(({ from, to }) => ({ from: Math.max(begin, Date.parse(from)), to: Date.parse(to) }));
  const worked = outside(asked.length === 0 ? [{ from: begin, to: finish }] : asked, idle);
  // Before anybody called there was nobody to look.
  if (lengthOf(worked) <= 0) return { share: 1, longest: Number.POSITIVE_INFINITY };
  const [most = []] = directions.map((group = []) => group.map(unseenBy).reduce(bothOf, worked)).toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const within = phases.map(({ name, from, to }) => ({ name, length: lengthOf(bothOf(most, [{ from: Date.parse(from), to: Date.parse(to) }])) }));
  const [phase] = within.filter(({ length }) => length > 0).toSorted((a, b) => b.length - a.length);
  return { share: lengthOf(most) / lengthOf(worked), longest: Math.max(0, ...most.map((span) => lengthOf([span]))), ...(phase ? { phase: phase.name } : {}) };
}

/**
 * Every pair of releases that met across the clusters. A call without an answer is of the release that all servers of its
 * target had in that phase; where they had several, nobody can say, and it is in the account of the phase alone.
 */
export function cellsOf(reading: Recorded): Cell[] {
  const cells = new Map<string, Cell>();
  for (const stream of reading.streams.filter(({ from, to }) => from.cluster !== to.cluster)) {
    for (const call of callsOf(stream)) {
      const phase = phaseAt(reading.phases, call.at);
      const serving = phase?.serving[stream.to.cluster] ?? [];
      const server = call.server?.release ?? (serving.length === 1 ? serving[0] : undefined);
      if (call.disturbed || server === undefined) continue;
      const key = [stream.from.cluster, stream.to.cluster, stream.from.release, server].join(' ');
      const cell = cells.get(key) ?? { from: stream.from.cluster, to: stream.to.cluster, caller: stream.from.release, server, sent: 0, lost: 0, wrong: 0 };
      cell.sent += 1;
      if (call.outcome === 'lost') cell.lost += 1;
      if (call.outcome === 'wrong') cell.wrong += 1;
      cells.set(key, cell);
    }
  }
  return [...cells.values()];
}
