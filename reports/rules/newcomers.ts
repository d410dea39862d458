import type { NewcomerReading } from '../readings/clusters.ts';
import type { Judgement } from '../types.ts';

const tell = ({ namespace, cluster, rootCert, pod }: NewcomerReading): string =>
  [
    `${namespace} in ${cluster}: ${rootCert ? `its root certificate ${rootCert.asTheMesh ? '' : 'of another root '}after ${rootCert.after.toFixed(1)} s` : 'no root certificate'}`,
    pod.readyAfter === undefined ? `its pod was not ready (${pod.waitsFor ?? 'not said why'})` : `its pod ready after ${pod.readyAfter.toFixed(1)} s`,
    pod.containers.includes('istio-proxy') ? `with a sidecar of ${pod.sidecarOf ?? 'no cluster'}` : 'without a sidecar',
  ].join(', ');

const inTime = ({ pod }: NewcomerReading, seconds: number): boolean => pod.readyAfter !== undefined && pod.readyAfter <= seconds;

/** A pod started in the new namespace, in time: what is asked of others there can be seen. */
export function newcomerStarts(reading: NewcomerReading, { seconds }: { seconds: number }): Judgement {
  return { holds: inTime(reading, seconds), wanted: `a pod that is ready within ${seconds} s`, seen: tell(reading) };
}

/** The new namespace has the mesh's root, and its pod a sidecar that knows which cluster it is in, in time. */
export function newcomerIsTakenIn(reading: NewcomerReading, { seconds }: { seconds: number }): Judgement {
  const { rootCert, pod, cluster } = reading;
  return {
    holds: inTime(reading, seconds) && rootCert?.asTheMesh === true && rootCert.after <= seconds && pod.containers.includes('istio-proxy') && pod.sidecarOf === cluster,
    wanted: `the root certificate of the mesh, and a pod ready with a sidecar of ${cluster}, each within ${seconds} s`,
    seen: tell(reading),
  };
}

/** The pod of a namespace that did not ask for it started without a sidecar. */
export function newcomerIsLeftAlone(reading: NewcomerReading, { seconds }: { seconds: number }): Judgement {
  return {
    holds: inTime(reading, seconds) && !reading.pod.containers.includes('istio-proxy'),
    wanted: `a pod that is ready within ${seconds} s, without a sidecar`,
    seen: tell(reading),
  };
}
