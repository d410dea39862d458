import type { Attribution, RequestCountReading } from '../readings/calls.ts';
import type { Judgement } from '../types.ts';

const tell = (rows: readonly Attribution[]): string => rows.map(({ source, destination, requests }) => `${requests} from ${source} to ${destination}`).join(', ') || 'nothing';

/** Every call is counted once by the caller's sidecar and once by the server's, from and to the clusters where it came from and went. */
export function requestsAttributed({ from, answered, source, destination }: RequestCountReading, { clusters, count }: { clusters: readonly string[]; count: number }): Judgement {
  const calls = (name: string) => answered.find(({ cluster }) => cluster === name)?.calls ?? 0;
  const counted = (rows: readonly Attribution[], name: string) =>
    rows.filter((row) => row.source === from.cluster && row.destination === name).reduce((sum, { requests }) => sum + requests, 0);
  const all = answered.reduce((sum, one) => sum + one.calls, 0);
  const strange = [...source, ...destination].some(({ source: a, destination: b }) => ![a, b].every((name) => clusters.includes(name)));
  return {
    holds:
      all === count &&
      clusters.length > 0 &&
      clusters.every((name) => calls(name) > 0 && counted(source, name) === calls(name) && counted(destination, name) === calls(name)) &&
      !strange,
    wanted: `each of ${count} calls counted by the caller's sidecar and by the server's, as from ${from.cluster} and to ${clusters.join(' or ')}, where it was answered`,
    seen: `answered: ${answered.map(({ cluster, calls: made }) => `${made} by ${cluster}`).join(', ') || 'none'}; the caller's sidecar: ${tell(source)}; the servers' sidecars: ${tell(destination)}`,
  };
}
