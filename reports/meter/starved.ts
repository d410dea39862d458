import type { MeterReading, MeterStandstill, MeterStream } from '../readings/meter.ts';
import { type MeterCall, type Stall, stallsOf, stillBetween } from './calls.ts';

/**
 * Where every caller beside the servers stood still for so much of the time, their machine had not enough to spare.
 * Measured on two cores that two clusters share: of windows of 5 s in an upgrade, 1 to 3 in a hundred; those in which a
 * server answered nobody for 5 s were among them.
 */
const callersShare = 0.1;

/**
 * A server that stood still for so much of the time in which a call waited is why nobody answered it. Less is no reason: when
 * packets pass again, what has waited comes at once, and a server that has it all to do stands still for a moment, too. Measured on
 * those two cores in an upgrade in which nothing was lost: of 1257 windows of 5 s a server stood still for a tenth in 518, and for
 * half in none (0.47 at most).
 */
const serversShare = 0.5;

/** Callers of a cluster who called throughout, and the times in which each stood still. */
interface Witness {
  from: number;
  to: number;
  stalls: Stall[];
}

const witnessOf = (stream: MeterStream): Witness => {
  const from = Date.parse(stream.began);
  return { from, to: from + (stream.rows.at(-1)?.[0] ?? 0), stalls: stallsOf(stream) };
};

/** By cluster, the times in which each of its servers stood still. */
function serversStill(standstills: readonly MeterStandstill[]): Map<string, Stall[][]> {
  const stallOf = ({ from, to }: MeterStandstill): Stall => ({ from: Date.parse(from), to: Date.parse(to) });
  const servers = (all: readonly MeterStandstill[]) => [...Map.groupBy(all, ({ pod }) => pod).values()].map((one) => one.map(stallOf));
  return new Map([...Map.groupBy(standstills, ({ cluster }) => cluster)].map(([cluster, all]) => [cluster, servers(all)]));
}

/**
 * Calls that timed out while a server of their target stood still, or every caller of the meter in its cluster again and
 * again: the silence of one that got no CPU says nothing of the mesh. Which server a call without an answer was sent to is not
 * known.
 */
export function starvedAmong({ streams, standstills }: Pick<MeterReading, 'streams' | 'standstills'>, calls: readonly MeterCall[]): Set<MeterCall> {
  const witnesses = new Map(streams.map((stream) => [stream, witnessOf(stream)]));
  const servers = serversStill(standstills);
  return new Set(
    calls.filter(({ stream, outcome, reason, disturbed, at, latency }) => {
      if (outcome !== 'lost' || reason !== 'time-out' || disturbed) return false;
      const until = at + latency;
      const still = (stalls: readonly Stall[], share: number) => stillBetween(stalls, at, until) >= share * latency;
      if (servers.get(stream.to.cluster)?.some((stalls) => still(stalls, serversShare))) return true;
      const there = streams.filter(({ from }) => from.cluster === stream.to.cluster).flatMap((other) => witnesses.get(other) ?? []);
      const calling = there.filter(({ from, to }) => from <= at && to >= until);
      return calling.length > 0 && calling.every(({ stalls }) => still(stalls, callersShare));
    }),
  );
}
