import type { AcquaintanceReading, ClusterMetricsReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';

type Istiod = ClusterMetricsReading['istiods'][number];

const names = (states: readonly { id: string; status: string }[]): string =>
  states
    .map(({ id, status }) => `${id} ${status}`)
    .sort()
    .join(', ') || 'none';

/** What one istiod's metrics say that its page does not, or that leaves a cluster out. */
function faults({ managed, gauges, page }: Istiod, primary: string, remotes: readonly string[]): string[] {
  const said = page.filter(({ id }) => id !== primary);
  const one = gauges.filter(({ value }) => value === 1);
  return [
    ...(managed.local === 1 && managed.remote === said.length
      ? []
      : [`counts ${managed.local ?? 'no'} local and ${managed.remote ?? 'no'} remote clusters, its page has ${said.length} remotes`]),
    ...(names(one) === names(said) ? [] : [`metrics: ${names(one)}; page: ${names(said)}`]),
    ...remotes.filter((name) => !one.some(({ id, status }) => id === name && status === 'synced')).map((name) => `${name} is not synced, say the metrics`),
  ];
}

/** istiod's metrics say of every cluster what its debug page says, and that all are read. */
export function metricsAgree({ primary, istiods }: ClusterMetricsReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const remotes = clusters.filter((name) => name !== primary);
  const found = istiods.flatMap((istiod) => faults(istiod, primary, remotes).map((fault) => `${istiod.pod}: ${fault}`));
  return {
    holds: istiods.length > 0 && remotes.length > 0 && found.length === 0,
    wanted: `metrics of every istiod by which ${remotes.join(' and ')} are managed and synced, as its page clusterz says`,
    seen:
      found.join('; ') ||
      istiods.map(({ pod, managed, gauges }) => `${pod}: ${managed.local} local, ${managed.remote} remote; ${names(gauges.filter(({ value }) => value === 1))}`).join('; ') ||
      'no istiod',
  };
}

/** Every istiod has known every cluster for so many seconds: what it says of them has had the time to become wrong. */
export function clustersKnownFor({ at, istiods, secrets }: AcquaintanceReading, { seconds }: { seconds: number }): Judgement {
  const latest = Math.max(...secrets.map(({ changedAt }) => Date.parse(changedAt)));
  const known = istiods.map(({ pod, startedAt }) => ({ pod, since: (Date.parse(at) - Math.max(Date.parse(startedAt), latest)) / 1000 }));
  return {
    holds: known.length > 0 && known.every(({ since }) => since >= seconds),
    wanted: `every istiod there, and every remote secret as it is, for ${seconds} s`,
    seen: known.map(({ pod, since }) => `${pod} has known its clusters for ${since.toFixed(0)} s`).join('; ') || 'no istiod',
  };
}
