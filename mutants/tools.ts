import { adding, changing, type Thing } from '../fixtures/breakage/objects.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import type { Cluster } from '../fixtures/kube/cluster.ts';
import { rootNamespace } from '../fixtures/lab/istio.ts';
import { until } from '../fixtures/shell.ts';

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

/** Full name of a service of the samples. */
export const hostOf = ({ state }: Patient, service = 'helloworld'): string => `${service}.${state.namespaces.mesh}.svc.cluster.local`;

export const virtualService = (patient: Patient, name: string, http: unknown[]): Thing => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name, namespace: patient.state.namespaces.mesh },
  spec: { hosts: [hostOf(patient)], http },
});

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

/**
 * Something in the cluster that rewrites objects as they come in, as a controller or a policy of someone else's may:
 * the rule that the spec applies is then not the one in force.
 */
export const rewriting = (
  resource: string,
  expression: string,
  { group = 'networking.istio.io', where = 'primary' }: { group?: string; where?: 'primary' | 'remote' } = {},
): Breakage => {
  const policies = adding(
    ({ state }) => [...mutation('conformance-mutant', state, { group, resource }, expression), ...mutation(probe, state, { group: '', resource: 'configmaps' }, probing)],
    where,
  );
  const rewrites = ({ state, [where]: cluster }: Patient) => probeIsRewritten(cluster, state.namespaces.mesh);
  const settled = (patient: Patient, wanted: boolean) =>
    until(`the API server ${wanted ? 'rewrites' : 'rewrites no more'}`, 15_000, async () => ((await rewrites(patient)) === wanted ? true : undefined));
  return {
    async apply(patient) {
      const remove = await policies.apply(patient);
      const revert = async () => {
        await remove();
        await settled(patient, false);
      };
      await settled(patient, true).catch(async (error) => {
        await revert();
        throw error;
      });
      return revert;
    },
    isApplied: rewrites,
  };
};

/** An API server takes up policies once a second, all that there are: when it rewrites this one's object, it rewrites all. */
const probe = 'conformance-mutant-probe';
const probing = `object.metadata.name == "${probe}" ? [JSONPatch{op: "add", path: "/data", value: {"rewritten": "yes"}}] : []`;

async function probeIsRewritten(cluster: Cluster, namespace: string): Promise<boolean> {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: probe, namespace } };
  await cluster.apply([object]);
  const found = await cluster.read<typeof object & { data?: Record<string, string> }>(object);
  await cluster.remove([object], 0);
  return found?.data?.rewritten === 'yes';
}

/** A mutating admission policy for what is written into the samples' namespace, and its binding. */
function mutation(name: string, { namespaces }: Patient['state'], { group, resource }: { group: string; resource: string }, expression: string): Thing[] {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  return [
    {
      apiVersion,
      kind: 'MutatingAdmissionPolicy',
      metadata: { name },
      spec: {
        matchConstraints: { resourceRules: [{ apiGroups: [group], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: [resource] }] },
        reinvocationPolicy: 'Never',
        failurePolicy: 'Fail',
        mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression } }],
      },
    },
    {
      apiVersion,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: { name },
      spec: { policyName: name, matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespaces.mesh } } } },
    },
  ];
}
