import type { RestartReading } from '../readings/clusters.ts';
import type { AdmissionReading, ClusterReading, ConnectionReading, ReadinessReading, TokenReading } from '../readings/control-plane.ts';
import type { Judgement } from '../types.ts';

const answerOf = (status: number): string => (status === 0 ? 'no answer' : String(status));

/** An API server takes a token. */
export const tokenTaken = ({ cluster, account, status }: TokenReading): Judgement => ({
  holds: status === 200,
  wanted: `${cluster} takes the token of ${account} (200)`,
  seen: answerOf(status),
});

/** An API server takes a token no more. */
export const tokenRefused = ({ cluster, account, status }: TokenReading): Judgement => ({
  holds: status === 401,
  wanted: `${cluster} does not take the token of ${account} (401)`,
  seen: answerOf(status),
});

const tellPod = ({ status, containers, error }: AdmissionReading): string =>
  status === 201 ? `admitted with the containers ${containers.join(', ')}` : `${answerOf(status)}${error ? `: ${error}` : ''}`;

/** A pod is admitted, and gets a sidecar. */
export const admittedWithSidecar = (reading: AdmissionReading): Judgement => ({
  holds: reading.status === 201 && reading.containers.includes('istio-proxy'),
  wanted: `a pod in ${reading.namespace} of ${reading.cluster} admitted, with a sidecar`,
  seen: tellPod(reading),
});

/** A pod is admitted, and gets no sidecar, where it is to have none. */
export const admittedWithout = (reading: AdmissionReading): Judgement => ({
  holds: reading.status === 201 && reading.containers.length > 0 && !reading.containers.includes('istio-proxy'),
  wanted: `a pod in ${reading.namespace} of ${reading.cluster} admitted, without a sidecar`,
  seen: tellPod(reading),
});

/** A pod is not admitted, because the webhook that would inject its sidecar cannot be called. */
export const notAdmitted = (reading: AdmissionReading): Judgement => ({
  holds: reading.status >= 400 && /failed calling webhook .*sidecar-injector/.test(reading.error ?? ''),
  wanted: `no pod in ${reading.namespace} of ${reading.cluster}: its injection webhook cannot be called`,
  seen: tellPod(reading),
});

/** The sidecar of every pod is connected to one of the istiods. */
export function everyProxyConnected({ istiods, pods }: ConnectionReading, { clusters }: { clusters: readonly string[] }): Judgement {
  const connected = new Set(istiods.flatMap(({ proxies }) => proxies));
  const missing = pods.filter(({ pod }) => !connected.has(pod));
  return {
    holds: istiods.length > 0 && clusters.length > 0 && clusters.every((name) => pods.some(({ cluster }) => cluster === name)) && missing.length === 0,
    wanted: `the sidecars of all ${pods.length} pods in ${clusters.join(' and ')} connected to istiod`,
    seen: `${istiods.map(({ pod }) => pod).join(', ') || 'no istiod'}; ${pods.length - missing.length} of ${pods.length} connected${missing.length > 0 ? `, not: ${missing.map(({ pod, cluster }) => `${pod} in ${cluster}`).join(', ')}` : ''}`,
  };
}

/** The same of the pods of some clusters: those of the others need not be. */
export const proxiesWithinConnected = (reading: ConnectionReading, { within }: { within: readonly string[] }): Judgement => everyProxyConnected(reading, { clusters: within });

const readyAfter = ({ startedAt, readyAt }: ReadinessReading['pods'][number]): number => (Date.parse(readyAt ?? '') - Date.parse(startedAt)) / 1000;

/** Every pod of istiod was ready so many seconds after its container had started, at the first start. */
export function readyInTime({ pods }: ReadinessReading, { seconds }: { seconds: number }): Judgement {
  return {
    holds: pods.length > 0 && pods.every((pod) => readyAfter(pod) <= seconds && pod.restarts === 0),
    wanted: `every pod of istiod ready within ${seconds} s of its start, and not started again`,
    seen:
      pods
        .map((pod) => `${pod.pod}: ${pod.readyAt ? `ready after ${readyAfter(pod).toFixed(0)} s` : 'not ready'}${pod.restarts > 0 ? `, ${pod.restarts} restarts` : ''}`)
        .join('; ') || 'no pod of istiod',
  };
}

/** Every pod on a node that was started anew was ready again so many seconds after. */
export function backInTime({ nodes }: RestartReading, { seconds }: { seconds: number }): Judgement {
  const pods = nodes.flatMap(({ node, startedAt, pods: on }) =>
    on.map(({ pod, namespace, readyAt }) => ({
      name: `${namespace}/${pod} on ${node}`,
      after: readyAt === undefined ? Number.NaN : (Date.parse(readyAt) - Date.parse(startedAt)) / 1000,
    })),
  );
  return {
    holds: nodes.length > 0 && pods.length > 0 && pods.every(({ after }) => after <= seconds),
    wanted: `every pod on a node that was started anew ready within ${seconds} s`,
    seen: pods.map(({ name, after }) => `${name}: ${Number.isNaN(after) ? 'not ready' : `ready after ${after.toFixed(0)} s`}`).join('; ') || 'no pod on such a node',
  };
}

/** Every istiod says that it gave up waiting for one cluster, and has read all others. */
export function saysTimeout({ istiods }: Pick<ClusterReading, 'istiods'>, { clusters, unreachable }: { clusters: readonly string[]; unreachable: string }): Judgement {
  const wanted = (name: string) => (name === unreachable ? 'timeout' : 'synced');
  return {
    holds:
      istiods.length > 0 &&
      clusters.includes(unreachable) &&
      istiods.every(({ clusters: read }) => clusters.every((name) => read.find(({ id }) => id === name)?.status === wanted(name))),
    wanted: `every istiod says ${clusters.map((name) => `${name} ${wanted(name)}`).join(', ')}`,
    seen: istiods.map(({ pod, clusters: read }) => `${pod}: ${read.map(({ id, status }) => `${id} ${status}`).join(', ') || 'no cluster'}`).join('; ') || 'no istiod answers',
  };
}
