import type { MeterStream } from '../readings/meter.ts';
import { type MeterCall, type Stall, stallsOf, stillBetween } from './calls.ts';

/**
 * Where all of the meter in a cluster stood still for so much of the time, the cluster's machine had not enough to spare.
 * Measured on two cores that two clusters share: of windows of 5 s in an upgrade, 1 to 3 in a hundred; those in which a
 * server, whose share of the CPU is smaller than its callers', answered nobody for 5 s were among them.
 */
const share = 0.1;

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

/**
 * Calls that timed out in a cluster while every caller of the meter there stood still again and again: where a server
 * got no CPU either, its silence says nothing of the mesh.
 */
export function starvedAmong(streams: readonly MeterStream[], calls: readonly MeterCall[]): Set<MeterCall> {
  const witnesses = new Map(streams.map((stream) => [stream, witnessOf(stream)]));
  return new Set(
    calls.filter(({ stream, outcome, reason, disturbed, at, latency }) => {
      if (outcome !== 'lost' || reason !== 'time-out' || disturbed) return false;
      const until = at + latency;
      const there = streams.filter(({ from }) => from.cluster === stream.to.cluster).flatMap((other) => witnesses.get(other) ?? []);
      const calling = there.filter(({ from, to }) => from <= at && to >= until);
      return calling.length > 0 && calling.every(({ stalls }) => stillBetween(stalls, at, until) >= share * latency);
    }),
  );
}
