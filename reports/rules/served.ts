import type { CallSample } from '../types.ts';

/** What a rule made of a sample. */
export interface Judgement {
  holds: boolean;
  wanted: string;
  seen: string;
}

/** Counts of what came back: versions, and failures by their kind. */
export function distribution({ calls }: CallSample): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { exit, status, version } of calls) {
    const key = exit !== 0 ? `no answer (curl ${exit})` : status !== 200 ? `status ${status}` : (version ?? 'an answer without a version');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export function tell(sample: CallSample): string {
  const parts = [...distribution(sample)].sort(([a], [b]) => a.localeCompare(b)).map(([what, count]) => `${count} × ${what}`);
  return `${parts.join(', ') || 'nothing'} of ${sample.calls.length}`;
}

/** Every call was answered by this version. */
export function servedOnlyBy(sample: CallSample, version: string): Judgement {
  return {
    holds: sample.calls.length > 0 && distribution(sample).get(version) === sample.calls.length,
    wanted: `${sample.calls.length} of ${sample.calls.length} answered by ${version}`,
    seen: tell(sample),
  };
}

/** Every call was answered, by these versions and no other, each at least so many times. */
export function servedByAll(sample: CallSample, versions: readonly string[], least: number): Judgement {
  const counts = distribution(sample);
  return {
    holds: sample.calls.length > 0 && counts.size === versions.length && versions.every((version) => (counts.get(version) ?? 0) >= least),
    wanted: `all answered, by ${versions.join(' and ')}, each at least ${least} of ${sample.calls.length}`,
    seen: tell(sample),
  };
}

/** Every call was answered with 200. */
export function answered(sample: CallSample): Judgement {
  return {
    holds: sample.calls.length > 0 && sample.calls.every(({ exit, status }) => exit === 0 && status === 200),
    wanted: `${sample.calls.length} of ${sample.calls.length} answered with 200`,
    seen: tell(sample),
  };
}

/** curl's codes for a connection that the other side ended: 52 empty reply, 55 send, 56 receive failure. */
const cut = new Set([52, 55, 56]);

/** Every connection was opened and then cut by the other side, without an answer: not a time-out, not a missing route. */
export function refused(sample: CallSample): Judgement {
  return {
    holds: sample.calls.length > 0 && sample.calls.every(({ exit }) => cut.has(exit)),
    wanted: `${sample.calls.length} of ${sample.calls.length} connections cut without an answer (curl 52, 55 or 56)`,
    seen: tell(sample),
  };
}

/** curl's code for a name that does not resolve. */
export function unresolved(sample: CallSample): Judgement {
  return {
    holds: sample.calls.length > 0 && sample.calls.every(({ exit }) => exit === 6),
    wanted: `the name resolves in none of ${sample.calls.length} calls (curl 6)`,
    seen: tell(sample),
  };
}
