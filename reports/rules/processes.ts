import type { ProcessReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';

type Process = ProcessReading['processes'][number];

/** Lines that a Go program or Envoy writes when it fails where it must not. */
const outcry =
  /^(panic|fatal error): |goroutine \d+ \[running\]|panic recovered|Recovered from panic|Caught (Segmentation fault|Aborted|Bus error|Illegal instruction|Floating point exception)|assert failure: /;

/** Those lines of a log. What Envoy logs of calls is JSON, and quotes what callers say. */
export const outcriesIn = (log: string): string[] => log.split('\n').filter((line) => !line.startsWith('{') && outcry.test(line));

/** Whether a process ended at or after a time. */
export const endedSince = ({ ended }: Pick<Process, 'ended'>, since: string): boolean => ended !== undefined && Date.parse(ended.at) >= Date.parse(since);

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
  const unseen = clusters.filter((name) => !processes.some(({ cluster }) => cluster === name));
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
