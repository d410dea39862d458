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

/** Who asked in every cluster, pods or nodes, was answered by istiod on each port, and believed its certificate. */
export function istiodAnswers({ probes }: IstiodReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const ports = new Set(probes.map(({ url }) => new URL(url).port));
  const answered = (name: string) => new Set(probes.flatMap(({ cluster, status, url }) => (cluster === name && status > 0 ? [new URL(url).port] : [])));
  return {
    // For configuration and certificates, and for injection: 443 is what a URL does not say.
    holds:
      clusters.length > 0 &&
      ['15012', ''].every((port) => ports.has(port)) &&
      clusters.every((name) => answered(name).size === ports.size) &&
      probes.every(({ status }) => status > 0),
    wanted: `an answer to all who ask in ${clusters.join(' and ')} on each port, from who has the name and the root of the mesh`,
    seen: probes.map(({ from, url, status, error }) => `${url} from ${from}: ${status || `no answer${error ? ` (${error})` : ''}`}`).join('; ') || 'nothing was asked',
  };
}
