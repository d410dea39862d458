import type { Endpoint, EndpointReading, NameReading, OwnServiceReading } from '../readings/endpoints.ts';
import type { Judgement } from '../types.ts';

const list = (endpoints: readonly Endpoint[]): string =>
  endpoints
    .map(({ address, cluster, pod }) => `${address}${pod ? ` (${pod}@${cluster})` : ''}`)
    .sort()
    .join(', ') || 'none';

/** A proxy's healthy endpoints are exactly the ready pods, each once, by address, and every cluster has one. */
export function endpointsAreReadyPods({ endpoints, readyPods }: EndpointReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const healthy = endpoints.filter(({ health }) => health === 'HEALTHY');
  const seen = new Set(healthy.map(({ address }) => address));
  const wanted = new Set(readyPods.map(({ address }) => address));
  return {
    holds:
      clusters.length > 0 &&
      clusters.every((name) => readyPods.some(({ cluster }) => cluster === name)) &&
      // Twice in the list is twice the calls.
      healthy.length === wanted.size &&
      seen.size === wanted.size &&
      [...wanted].every((address) => seen.has(address)),
    wanted: list(readyPods),
    seen: list(healthy),
  };
}

/** A proxy's endpoints of a service that every cluster has for itself are those of its own cluster. */
export function endpointsAreItsOwn({ endpoints, own }: OwnServiceReading): Judgement {
  const addresses = new Set(own.map(({ address }) => address));
  return {
    holds: own.length > 0 && endpoints.length > 0 && endpoints.every(({ address }) => addresses.has(address)),
    wanted: `only ${list(own)}`,
    seen: list(endpoints),
  };
}

/** A name leads to pods of one cluster, and to no other address. */
export function leadsToPodsOf({ addresses }: NameReading, { cluster }: { cluster: string }): Judgement {
  return {
    holds: addresses.length > 0 && addresses.every((one) => one.pod !== undefined && one.cluster === cluster),
    wanted: `only addresses of pods of ${cluster}`,
    seen: list(addresses),
  };
}
