import type { Endpoint, EndpointReading, NameReading, OwnServiceReading, Place, PlacedReading } from '../readings/endpoints.ts';
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

const where = ({ cluster, locality }: Place): string => `${cluster}${locality ? ` (${locality})` : ''}`;

/** A proxy has every ready pod of a service as an endpoint of the cluster that it is in, and of the locality of its node; every cluster has one. */
export function endpointsSayWhere({ endpoints, readyPods }: PlacedReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const of = (address: string) => endpoints.filter((endpoint) => endpoint.address === address);
  const told = (places: readonly ({ address: string } & Place)[]): string =>
    places
      .map((place) => `${place.address} in ${where(place)}`)
      .sort()
      .join(', ') || 'none';
  return {
    holds:
      clusters.length > 0 &&
      clusters.every((name) => readyPods.some(({ cluster }) => cluster === name)) &&
      readyPods.every((pod) => of(pod.address).length > 0 && of(pod.address).every((endpoint) => where(endpoint) === where(pod))),
    wanted: told(readyPods),
    seen: told(endpoints),
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

/** A name leads to pods of every one of some clusters, and to no other address. */
export function leadsToPodsOfAll({ addresses }: NameReading, { clusters }: { clusters: readonly string[] }): Judgement {
  return {
    holds:
      clusters.length > 0 &&
      clusters.every((name) => addresses.some(({ cluster }) => cluster === name)) &&
      addresses.every(({ pod, cluster }) => pod !== undefined && cluster !== undefined && clusters.includes(cluster)),
    wanted: `addresses of pods of ${clusters.join(' and ')}, and no other`,
    seen: list(addresses),
  };
}
