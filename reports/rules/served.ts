import type { Call, CallSample, Server } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';
import { confidenceOf, percent, probabilityOfFewer } from './arithmetic.ts';

/** How many calls a sample was to have. */
interface Size {
  count: number;
}

/** What came back of one call: who answered, or how it failed. */
function outcome({ exit, status, version, cluster }: Call): string {
  if (exit !== 0) return `no answer (curl ${exit})`;
  if (status !== 200) return `status ${status}`;
  return version === undefined ? 'an answer without a version' : `${version} in ${cluster ?? 'no known cluster'}`;
}

/** Counts of what came back. */
export function distribution({ calls }: CallSample): Map<string, number> {
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(outcome(call), (counts.get(outcome(call)) ?? 0) + 1);
  return counts;
}

export function tell(sample: CallSample, { count }: Size): string {
  const parts = [...distribution(sample)].sort(([a], [b]) => a.localeCompare(b)).map(([what, times]) => `${times} × ${what}`);
  const made = sample.calls.length;
  return `${parts.join(', ') || 'nothing'} of ${made}${made < count ? `; the time was over before the other ${count - made} of ${count}` : ''}`;
}

/** Every call of the whole sample is like this, and there are some. */
export const every = ({ calls }: CallSample, { count }: Size, like: (call: Call) => boolean): boolean => calls.length > 0 && calls.length === count && calls.every(like);

export const succeeded = ({ exit, status }: Call): boolean => exit === 0 && status === 200;

/** Every call was answered by this version. */
export function servedOnlyBy(sample: CallSample, { version, count, leak }: Size & { version: string; leak: number }): Judgement {
  return {
    holds: every(sample, { count }, (call) => succeeded(call) && call.version === version),
    wanted: `${count} of ${count} answered by ${version}`,
    seen: tell(sample, { count }),
    confidence: `a leak of ${percent(leak)} to another version is excluded with ${percent(confidenceOf(count, leak))} confidence`,
  };
}

/** Every call was answered, by these servers and no other, each at least so many times. */
export function servedByAll(sample: CallSample, { servers, least, count }: Size & { servers: readonly Server[]; least: number }): Judgement {
  const times = ({ version, cluster }: Server) => sample.calls.filter((call) => succeeded(call) && call.version === version && call.cluster === cluster).length;
  const total = servers.reduce((sum, server) => sum + times(server), 0);
  const falseAlarm = servers.length * probabilityOfFewer(least, count, 1 / servers.length);
  return {
    holds: servers.length > 0 && total === count && sample.calls.length === count && servers.every((server) => times(server) >= least),
    wanted: `all ${count} answered, by ${servers.map(({ version, cluster }) => `${version} in ${cluster}`).join(' and ')}, each at least ${least} times`,
    seen: tell(sample, { count }),
    confidence: `a fair balancer gives one of them fewer than ${least} with probability ${falseAlarm.toExponential(0)}`,
  };
}

/** Every call was answered with 200; of one to an address, by who is there in the cluster that was meant. */
export function answered(sample: CallSample, { count }: Size): Judgement {
  const { within } = sample;
  return {
    holds: every(sample, { count }, (call) => succeeded(call) && (within === undefined || call.cluster === within)),
    wanted: `${count} of ${count} answered with 200${within === undefined ? '' : ` from ${within}`}`,
    seen: tell(sample, { count }),
  };
}

/** Every call was answered with 200, by each of the servers some; of those that crossed to another cluster there are enough, and all but a share of them came in good time. */
export function answeredInTime(
  sample: CallSample,
  { servers, count, crossing, seconds, share }: Size & { servers: readonly Server[]; crossing: number; seconds: number; share: number },
): Judgement {
  const crossed = sample.calls.filter(({ cluster }) => cluster !== undefined && cluster !== sample.from.cluster);
  const answers = (server: Server) => sample.calls.some(({ version, cluster }) => version === server.version && cluster === server.cluster);
  const times = crossed.map((call) => call.seconds).toSorted((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.ceil(part * times.length) - 1)] ?? Number.POSITIVE_INFINITY;
  const late = crossed.filter((call) => call.seconds > seconds).length;
  const tellTime = (part: number) => `p${part * 100} ${(at(part) * 1000).toFixed(0)} ms`;
  return {
    holds: every(sample, { count }, succeeded) && servers.every(answers) && crossed.length >= crossing && late <= share * crossed.length,
    wanted: `${count} of ${count} answered with 200, some by ${servers.map(({ version, cluster }) => `${version} in ${cluster}`).join(' and ')}; ${crossing} or more from another cluster, at most ${percent(share)} of them after more than ${seconds} s`,
    seen: `${tell(sample, { count })}; ${crossed.length} from another cluster: ${tellTime(0.5)}, ${tellTime(0.99)}, ${late} after more than ${seconds} s`,
    confidence: `${percent(0.02)} of calls that cross being lost is excluded with ${percent(confidenceOf(crossed.length, 0.02))} confidence`,
  };
}

/** curl's codes for a connection that the other side ended: 52 empty reply, 55 send, 56 receive failure. */
const cut = new Set([52, 55, 56]);

/** Every connection was opened and then cut by the other side, without an answer: not a time-out, not a missing route. */
export function refused(sample: CallSample, { count }: Size): Judgement {
  return {
    holds: every(sample, { count }, ({ exit }) => cut.has(exit)),
    wanted: `${count} of ${count} connections cut without an answer (curl 52, 55 or 56)`,
    seen: tell(sample, { count }),
  };
}

/** No call was answered with 200, though the name resolves. */
export function unanswered(sample: CallSample, { count }: Size): Judgement {
  return {
    holds: every(sample, { count }, (call) => !succeeded(call) && call.exit !== noSuchName),
    wanted: `none of ${count} calls answered with 200`,
    seen: tell(sample, { count }),
  };
}

/** curl's code for a name that does not resolve. */
const noSuchName = 6;

export function unresolved(sample: CallSample, { count }: Size): Judgement {
  return { holds: every(sample, { count }, ({ exit }) => exit === noSuchName), wanted: `the name resolves in none of ${count} calls (curl 6)`, seen: tell(sample, { count }) };
}
