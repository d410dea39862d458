import type { ClusterReading, IstiodReading, ServerReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';

/** Every istiod has read exactly these clusters, by the names that their proxies carry. */
export function readsEveryCluster({ istiods }: ClusterReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const agrees = ({ clusters: read, proxies }: ClusterReading['istiods'][number]) =>
    clusters.every((name) => read.some(({ id, status }) => id === name && status === 'synced')) &&
    read.every(({ id }) => clusters.includes(id)) &&
    proxies.every(({ cluster }) => clusters.includes(cluster));
  // A proxy is connected to one of the replicas.
  const connected = new Set(istiods.flatMap(({ proxies }) => proxies.map(({ cluster }) => cluster)));
  return {
    holds: istiods.length > 0 && clusters.length > 0 && istiods.every(agrees) && clusters.every((name) => connected.has(name)),
    wanted: `every istiod has read ${clusters.join(' and ')} and no other, and has their proxies`,
    seen: istiods
      .map(({ pod, clusters: read, proxies }) => {
        const counts = [...new Set(proxies.map(({ cluster }) => cluster))].sort().map((name) => `${proxies.filter(({ cluster }) => cluster === name).length} of ${name}`);
        return `${pod}: ${read.map(({ id, status }) => `${id} ${status}`).join(', ') || 'no cluster'}; proxies: ${counts.join(', ') || 'none'}`;
      })
      .join('; '),
  };
}

/** Every API server answered, be it that it wants to know who asks. */
export function serversAnswer({ probes }: ServerReading): Judgement {
  return {
    holds: probes.length > 0 && probes.every(({ status }) => [200, 401, 403].includes(status)),
    wanted: 'an answer of every API server: 200, 401 or 403',
    seen: probes.map(({ from, url, status, error }) => `${url} from ${from}: ${status || `no answer${error ? ` (${error})` : ''}`}`).join('; ') || 'nothing was asked',
  };
}

/** Who asked in every cluster, pods or nodes, was answered by istiod for each purpose, and believed its certificate. */
export function istiodAnswers({ probes }: IstiodReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const answered = (name: string, wanted: string) => probes.some(({ cluster, purpose, status }) => cluster === name && purpose === wanted && status > 0);
  return {
    holds: clusters.length > 0 && clusters.every((name) => ['configuration', 'injection'].every((purpose) => answered(name, purpose))) && probes.every(({ status }) => status > 0),
    wanted: `an answer to all who ask in ${clusters.join(' and ')}, for configuration and for injection, from who has the name and the root that are told there`,
    seen: probes.map(({ from, url, status, error }) => `${url} from ${from}: ${status || `no answer${error ? ` (${error})` : ''}`}`).join('; ') || 'nothing was asked',
  };
}
