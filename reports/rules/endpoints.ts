import type { Endpoint, EndpointReading, Judgement } from '../types.ts';

const list = (endpoints: readonly Endpoint[]): string =>
  endpoints
    .map(({ address, cluster, pod }) => `${address}${pod ? ` (${pod}@${cluster})` : ''}`)
    .sort()
    .join(', ') || 'none';

/** A proxy's healthy endpoints are exactly the ready pods, by address, and every cluster has one. */
export function endpointsAreReadyPods({ endpoints, readyPods }: EndpointReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const healthy = endpoints.filter(({ health }) => health === 'HEALTHY');
  const seen = new Set(healthy.map(({ address }) => address));
  const wanted = new Set(readyPods.map(({ address }) => address));
  return {
    holds:
      clusters.length > 0 &&
      clusters.every((name) => readyPods.some(({ cluster }) => cluster === name)) &&
      seen.size === wanted.size &&
      [...wanted].every((address) => seen.has(address)),
    wanted: list(readyPods),
    seen: list(healthy),
  };
}
