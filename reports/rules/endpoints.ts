import type { Endpoint } from '../types.ts';
import type { Judgement } from './served.ts';

const list = (endpoints: readonly Endpoint[]): string =>
  endpoints
    .map(({ address, cluster, pod }) => `${address}${pod ? ` (${pod}@${cluster})` : ''}`)
    .sort()
    .join(', ') || 'none';

/** A proxy's healthy endpoints are exactly the ready pods, of every cluster, by address. */
export function endpointsAreReadyPods(endpoints: readonly Endpoint[], pods: readonly Endpoint[]): Judgement {
  const healthy = endpoints.filter(({ health }) => health === 'HEALTHY');
  const seen = new Set(healthy.map(({ address }) => address));
  const wanted = new Set(pods.map(({ address }) => address));
  return {
    holds: wanted.size > 0 && seen.size === wanted.size && [...wanted].every((address) => seen.has(address)),
    wanted: list(pods),
    seen: list(healthy),
  };
}
