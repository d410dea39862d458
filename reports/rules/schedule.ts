import type { ScheduleReading, Server } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';

interface Wanted {
  servers: readonly Server[];
  rate: number;
  seconds: number;
  /** How many milliseconds after its time a call may go out, and the share of calls that may be later. */
  late: number;
  lateShare: number;
}

const at = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;

/** Milliseconds after its place in the schedule at which each call went out. */
const lateness = ({ rows, rate }: ScheduleReading): number[] => rows.map(([time], index) => time - (index * 1000) / rate);

/** The generator kept its schedule: what it did not send says nothing about the mesh. */
export function scheduleKept(reading: ScheduleReading, { rate, seconds, late, lateShare }: Wanted): Judgement {
  const behind = lateness(reading).filter((ms) => ms > late).length;
  const wanted = rate * seconds;
  return {
    holds: reading.rate === rate && reading.seconds === seconds && reading.rows.length === wanted && behind <= lateShare * wanted,
    wanted: `${wanted} calls, ${rate} a second, at most ${lateShare * 100} % of them more than ${late} ms late`,
    seen: `${reading.rows.length} calls, ${behind} of them more than ${late} ms late`,
  };
}

/** Every call of the schedule was answered, by all of the servers. */
export function loadCarried(reading: ScheduleReading, { servers, rate, seconds }: Wanted): Judgement {
  const { rows, errors } = reading;
  const lost = rows.filter(([, , status]) => status !== 200);
  const reasons = Object.entries(Object.groupBy(lost, ([, , status, , error]) => (status === 0 ? (errors[error] ?? 'no answer') : `status ${status}`)));
  const times = ({ version, cluster }: Server) =>
    rows.filter(([, , status, server]) => status === 200 && reading.servers[server]?.version === version && reading.servers[server]?.cluster === cluster).length;
  const latencies = rows
    .filter(([, , status]) => status === 200)
    .map(([, latency]) => latency)
    .toSorted((a, b) => a - b);
  const wanted = rate * seconds;
  return {
    holds: servers.length > 0 && rows.length === wanted && lost.length === 0 && servers.every((server) => times(server) > 0),
    wanted: `${wanted} of ${wanted} calls answered with 200, some by ${servers.map(({ version, cluster }) => `${version} in ${cluster}`).join(' and ')}`,
    seen: [
      `${servers.map((server) => `${times(server)} × ${server.version} in ${server.cluster}`).join(', ')} of ${rows.length}`,
      ...reasons.map(([reason, of = []]) => `${of.length} lost: ${reason}`),
      `p50 ${at(latencies, 0.5).toFixed(1)} ms, p99 ${at(latencies, 0.99).toFixed(1)} ms, slowest ${at(latencies, 1).toFixed(0)} ms`,
    ].join('; '),
    confidence: `a loss of 1 in ${Math.round(wanted / 4.6)} calls is excluded with 99 % confidence`,
  };
}
