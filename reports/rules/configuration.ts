import type { ConfigurationReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';

/** What istiod sends, each acknowledged by itself. */
export const kinds = ['clusters', 'listeners', 'routes', 'endpoints'] as const;

type State = ConfigurationReading['before'][number];

/** What a proxy has not taken of what it was sent, in both of two looks. */
function staleIn({ before }: ConfigurationReading, now: State): string[] {
  const then = before.find(({ proxy }) => proxy === now.proxy);
  return kinds.flatMap((kind) => {
    const { sent, acked } = now[kind];
    if (!sent) return now.sidecar ? [`${kind} never sent`] : [];
    // What was sent between the looks has had no time.
    return sent !== acked && then?.[kind].sent === sent ? [`${kind} not taken`] : [];
  });
}

/** Every proxy has taken all that istiod sent, and rejected nothing of it. */
export function proxiesTookAll(reading: ConfigurationReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const { after, counters } = reading;
  const faults = [
    ...after.flatMap((state) => {
      const found = [...staleIn(reading, state), ...state.errors.map((error) => `rejected: ${error.slice(0, 200)}`)];
      return found.length > 0 ? [`${state.proxy} in ${state.cluster}: ${found.join(', ')}`] : [];
    }),
    ...counters.flatMap(({ proxy, cluster, rejected }) =>
      rejected.after > rejected.before ? [`${proxy} in ${cluster} counted ${rejected.after - rejected.before} updates that it rejected`] : [],
    ),
    ...counters.flatMap(({ proxy, cluster }) => (after.some((state) => state.proxy.startsWith(`${proxy}.`)) ? [] : [`istiod does not know ${proxy} in ${cluster}`])),
  ];
  return {
    holds: clusters.length > 0 && clusters.every((name) => counters.some(({ cluster }) => cluster === name)) && faults.length === 0,
    wanted: `all proxies of ${clusters.join(' and ')} with the clusters, listeners, routes and endpoints that istiod sent last, and none rejected`,
    seen: faults.join('; ') || `${after.length} proxies that took all, ${counters.length} of them samples' whose own counters say so`,
  };
}

/** Every proxy's counters saw an update: they would have seen one that was rejected. */
export function updatesAreCounted({ counters }: ConfigurationReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const still = counters.filter(({ attempted }) => attempted.after <= attempted.before);
  return {
    holds: clusters.every((name) => counters.some(({ cluster }) => cluster === name)) && still.length === 0,
    wanted: 'an update of listeners and clusters counted by every proxy since something was changed',
    seen: still.length > 0 ? `none by ${still.map(({ proxy, cluster }) => `${proxy} in ${cluster}`).join(', ')}` : `some by each of ${counters.length} proxies`,
  };
}
