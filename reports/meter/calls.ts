import type { MeterServer, MeterStream } from '../readings/meter.ts';

/** More than this after its time in the schedule, and a call is the meter's own affair. */
export const lateMs = 50;

/** A call as it is accounted for. */
export interface MeterCall {
  stream: MeterStream;
  /** Unix time in ms when it went out. */
  at: number;
  /** The same when it was to go out, by the schedule. */
  due: number;
  latency: number;
  /** HTTP status, 0 without an answer. */
  status: number;
  outcome: 'answered' | 'wrong' | 'lost';
  /** Why it was lost, or who answered in another's place. */
  reason?: string;
  server?: MeterServer;
  /** How long it took, or that there was no answer in time, says nothing of the mesh, because the meter stood still; what it was answered, or that it was refused, does. */
  disturbed: boolean;
}

/** Times between which the meter itself stood still: calls that were due went out late. */
export interface Stall {
  from: number;
  to: number;
}

/** Spans in which a stream's calls were due and did not go out, joined where they touch. */
export function stallsOf({ rows, rate, began }: MeterStream): Stall[] {
  const begin = Date.parse(began);
  const stalls: Stall[] = [];
  for (const [index, [sent]] of rows.entries()) {
    const due = (index * 1000) / rate;
    if (sent - due <= lateMs) continue;
    const stall = { from: begin + due, to: begin + sent };
    const last = stalls.at(-1);
    if (last && stall.from <= last.to) last.to = Math.max(last.to, stall.to);
    else stalls.push(stall);
  }
  return stalls;
}

/** What a client without an answer says, in few words. */
export function reasonOf(error: string): string {
  const known: [RegExp, string][] = [
    [/\blookup \S+:? |no such host|server misbehaving/, 'DNS'],
    [/deadline exceeded|Client\.Timeout|i\/o timeout/, 'time-out'],
    [/connection refused/, 'refused'],
    [/reset by peer|broken pipe/, 'reset'],
    [/EOF/, 'closed without an answer'],
  ];
  return known.find(([pattern]) => pattern.test(error))?.[1] ?? (error.slice(0, 80) || 'no answer');
}

/** How long a meter stood still of a time, in ms. */
export const stillBetween = (stalls: readonly Stall[], begin: number, end: number): number =>
  stalls.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, begin)), 0);

/**
 * What a meter that stands still can bring about itself: an answer that took long, where the call went out late or was mostly on
 * its way while the meter stood still; and none in time, in the second case only: one that went out late and then waited for
 * a meter that was awake is lost. Other failures are the mesh's, whenever the call went out.
 */
function disturbs({ outcome, reason, at, latency }: Pick<MeterCall, 'outcome' | 'reason' | 'at' | 'latency'>, stalls: readonly Stall[]): boolean {
  const mostly = stillBetween(stalls, at, at + latency) > latency / 2;
  if (outcome === 'answered') return mostly || stalls.some(({ from, to }) => at >= from && at <= to);
  return reason === 'time-out' && mostly;
}

/** The calls of a stream, in the order of its schedule. */
export function callsOf(stream: MeterStream): MeterCall[] {
  const begin = Date.parse(stream.began);
  const stalls = stallsOf(stream);
  return stream.rows.map(([sent, latency, status, server, error], index) => {
    const at = begin + sent;
    const due = begin + (index * 1000) / stream.rate;
    const by = stream.servers[server];
    const right = by?.version === stream.to.version && by.cluster === stream.to.cluster;
    const outcome = status !== 200 ? 'lost' : right ? 'answered' : 'wrong';
    const reason =
      outcome === 'lost' ? (status ? `status ${status}` : reasonOf(stream.errors[error] ?? '')) : outcome === 'wrong' ? `by ${by?.version} in ${by?.cluster}` : undefined;
    const call = { stream, at, due, latency, status, outcome, ...(reason ? { reason } : {}), ...(by ? { server: by } : {}) } as const;
    return { ...call, disturbed: disturbs(call, stalls) };
  });
}
