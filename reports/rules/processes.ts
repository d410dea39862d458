import { z } from 'zod';
import type { ProcessReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';

type Process = ProcessReading['processes'][number];

const jsonLine = z.object({ time: z.string(), level: z.string(), msg: z.string() });

/** A line of JSON as istiod and Envoy write it where they are told to (`--log_as_json`); what Envoy logs of calls has other fields, and quotes what callers say. */
function jsonWords(line: string): { text: string; at: number } | undefined {
  if (!line.includes('"msg":"') || !line.includes('"level":"')) return undefined;
  try {
    const { msg: text, time } = jsonLine.parse(JSON.parse(line));
    return { text, at: Date.parse(time) };
  } catch {
    return undefined;
  }
}

/** What a process wrote of itself, and when, line by line. */
function ownWords(log: string): { line: string; text: string; at: number }[] {
  return log.split('\n').flatMap((line) => {
    const words = line.startsWith('{') ? jsonWords(line) : { text: line, at: Date.parse(line.split(/\s/, 1)[0] ?? '') };
    return words ? [{ line, ...words }] : [];
  });
}

/** Lines that a Go program or Envoy writes when it fails where it must not. */
const outcry =
  /^(panic|fatal error): |goroutine \d+ \[running\]|panic recovered|Recovered from panic|Caught (Segmentation fault|Aborted|Bus error|Illegal instruction|Floating point exception)|assert failure: /;

/** Those lines of a log. */
export const outcriesIn = (log: string): string[] => ownWords(log).flatMap(({ line, text }) => (outcry.test(text) ? [line] : []));

/** Lines in which Envoy writes that it does not take what it was sent, or istiod that a proxy does not. Secrets come from the agent beside it. */
const rejection = /\b(gRPC|delta) config for \S+(?<!\.Secret) rejected: |\bADS:\w+: ACK ERROR /;

/** Those lines of a log that were written since a time: logs are read from a whole second on. */
export const rejectionsIn = (log: string, since: Date): string[] => ownWords(log).flatMap(({ line, text, at }) => (rejection.test(text) && at >= since.getTime() ? [line] : []));

/** Whether a process ended at or after a time. */
export const endedSince = ({ ended }: Pick<Process, 'ended'>, since: string): boolean => ended !== undefined && Date.parse(ended.at) >= Date.parse(since);

const unseenAmong = (processes: readonly Process[], clusters: readonly string[]): string[] => clusters.filter((name) => !processes.some(({ cluster }) => cluster === name));

/** No process of the mesh has ended since a time, nor cried out. */
export function nothingCrashed({ processes }: ProcessReading, { clusters, since }: { clusters: readonly string[]; since: string }): Judgement {
  const wrong = processes.flatMap((process) => {
    const where = `${process.container} of ${process.pod} in ${process.cluster}`;
    const { ended, outcries } = process;
    return [
      ...(ended && endedSince(process, since) ? [`${where} ended at ${ended.at} (${ended.reason}, exit code ${ended.exitCode})`] : []),
      ...(outcries.length > 0 ? [`${where} wrote ${JSON.stringify(outcries[0]?.slice(0, 160))}`] : []),
    ];
  });
  const unseen = unseenAmong(processes, clusters);
  return {
    holds: clusters.length > 0 && Number.isFinite(Date.parse(since)) && unseen.length === 0 && wrong.length === 0,
    wanted: `no istiod and no sidecar ended or panicked since ${since}`,
    seen: [
      ...wrong,
      ...unseen.map((name) => `no process of ${name} was seen`),
      `${processes.length} processes, ${processes.reduce((sum, { restarts }) => sum + restarts, 0)} restarts ever`,
    ].join('; '),
  };
}

/** No sidecar has rejected what it was sent since a time: neither it nor istiod has written so. */
export function nothingRejected({ processes }: ProcessReading, { clusters, since }: { clusters: readonly string[]; since: string }): Judgement {
  const rejecting = processes.flatMap(({ pod, container, cluster, rejections }) =>
    rejections.map((line) => `${container} of ${pod} in ${cluster} wrote ${JSON.stringify(line.slice(0, 200))}`),
  );
  const unseen = unseenAmong(processes, clusters);
  const istiods = processes.filter(({ container }) => container === 'discovery');
  return {
    holds: clusters.length > 0 && Number.isFinite(Date.parse(since)) && istiods.length > 0 && unseen.length === 0 && rejecting.length === 0,
    wanted: `no configuration rejected since ${since}, by what the sidecars and istiod wrote`,
    seen: [
      ...rejecting.slice(0, 3),
      ...unseen.map((name) => `no process of ${name} was seen`),
      ...(istiods.length > 0 ? [] : ['no istiod was seen']),
      `${processes.length} processes, ${rejecting.length} rejections`,
    ].join('; '),
  };
}
