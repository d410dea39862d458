import { changing, type Thing } from '../fixtures/breakage/objects.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import type { Cluster } from '../fixtures/kube/cluster.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';

/** What a mutant adds to a cluster beside what there is is called so. */
export const addedName = 'conformance-mutant';

/** What Envoys of the samples' namespace are told past Istio's own rules. */
export const envoyFilter = ({ state }: Patient, name: string, spec: Record<string, unknown>): Thing => ({
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'EnvoyFilter',
  metadata: { name, namespace: state.namespaces.mesh },
  spec,
});

/** A filter that sidecars of callers are told to put before all others. @param config its name, its type's name in Envoy's API, and what it is to do */
export const outboundFilter = (patient: Patient, name: string, { filter, type, ...config }: { filter: string; type: string; [more: string]: unknown }): Thing =>
  envoyFilter(patient, name, {
    configPatches: [
      {
        applyTo: 'HTTP_FILTER',
        match: { context: 'SIDECAR_OUTBOUND', listener: { filterChain: { filter: { name: connectionManager } } } },
        patch: { operation: 'INSERT_BEFORE', value: { name: filter, typed_config: { '@type': `type.googleapis.com/envoy.extensions.filters.http.${type}`, ...config } } },
      },
    ],
  });

/**
 * Ten of the calls that go on while something is done, by their numbers, which are beyond those of the samples that decide
 * beside them: they are answered with 503 by the caller's own sidecar, which tries none of them again.
 *
 * @param to those to this service alone
 */
export const tenCallsLost = (patient: Patient, to = ''): Thing =>
  outboundFilter(patient, 'ten-calls-lost', {
    filter: 'conformance.ten-calls-lost',
    type: 'fault.v3.HTTPFault',
    abort: { http_status: 503, percentage: { numerator: 100 } },
    headers: [
      { name: 'x-request-id', string_match: { safe_regex: { regex: '.*-10000000021[0-9]' } } },
      { name: ':authority', string_match: { safe_regex: { regex: `${to}.*` } } },
    ],
  });

/** The filter of Envoy in which HTTP is spoken. */
export const connectionManager = 'envoy.filters.network.http_connection_manager';

/** Whether a container of some pods was started anew in its pod; of a pod that ends, as when that is taken back, nobody asks. */
export async function startedAnew(cluster: Cluster, { namespace, selector, container }: { namespace: string; selector: string; container: string }): Promise<boolean> {
  const { items } = await cluster.core.listNamespacedPod({ namespace, labelSelector: selector });
  return items
    .filter(({ metadata }) => !metadata?.deletionTimestamp)
    .flatMap(({ status }) => [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])])
    .some(({ name, restartCount }) => name === container && restartCount > 0);
}

type Template = { template: { metadata: { labels?: Record<string, string>; annotations?: Record<string, string> } } };

/** Labels and annotations that the pods of a deployment get beside those that they have. */
export const templated =
  (more: { labels?: Record<string, string>; annotations?: Record<string, string> }) =>
  (deployment: Thing): Thing => {
    const spec = deployment.spec as Template;
    const { metadata } = spec.template;
    const changed = {
      ...metadata,
      ...(more.labels ? { labels: { ...metadata.labels, ...more.labels } } : {}),
      ...(more.annotations ? { annotations: { ...metadata.annotations, ...more.annotations } } : {}),
    };
    return { ...deployment, spec: { ...spec, template: { ...spec.template, metadata: changed } } };
  };

/** A deployment of the samples in the mesh. */
export const deployment =
  (name: string) =>
  ({ state }: Patient): Thing => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: state.namespaces.mesh } });

/** The default tag's configuration is the one that injects; the revision's own is switched off when there is a tag. */
export const injectingWebhooks = (): Thing => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: 'istio-revision-tag-default' },
});

/** Full name of a service of the samples. */
export const hostOf = ({ state }: Patient, service = 'helloworld'): string => `${service}.${state.namespaces.mesh}.svc.cluster.local`;

export const virtualServiceFor = (patient: Patient, host: string, name: string, http: unknown[]): Thing => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name, namespace: patient.state.namespaces.mesh },
  spec: { hosts: [host], http },
});

export const virtualService = (patient: Patient, name: string, http: unknown[]): Thing => virtualServiceFor(patient, hostOf(patient), name, http);

export const destinationRule = (patient: Patient, name: string, spec: Record<string, unknown>): Thing => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  metadata: { name, namespace: patient.state.namespaces.mesh },
  spec: { host: hostOf(patient), ...spec },
});

export const peerAuthentication = (namespace: string, name: string, mode: string): Thing => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name, namespace },
  spec: { mtls: { mode } },
});

/** Another mode of mTLS for the whole mesh than the one that was installed. */
export const meshWide = (mode: string): Breakage =>
  changing(
    () => peerAuthentication(rootNamespace, 'default', mode),
    (policy) => ({ ...policy, spec: { mtls: { mode } } }),
  );
