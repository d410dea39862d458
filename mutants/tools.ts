import { isDeepStrictEqual } from 'node:util';
import type { Cluster } from '../fixtures/kube/cluster.ts';
import { rootNamespace } from '../fixtures/lab/istio.ts';
import { together } from '../fixtures/limit.ts';
import type { Breakage, Patient, Revert } from './types.ts';

/** A Kubernetes object as mutants write it. */
export interface Thing {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  [field: string]: unknown;
}

type Where = 'primary' | 'remote';

/** Objects that should not be there. */
export const adding = (objects: (patient: Patient) => Thing[], where: Where = 'primary'): Breakage => ({
  async apply(patient) {
    await patient[where].apply(objects(patient));
    return () => patient[where].remove(objects(patient), 0);
  },
  isApplied: async (patient) => (await Promise.all(objects(patient).map((object) => patient[where].read(object)))).every(Boolean),
});

/** An object that is there and is changed; what it was is put back whole. */
export const changing = (reference: (patient: Patient) => Thing, change: (object: Thing) => Thing, where: Where = 'primary'): Breakage => ({
  async apply(patient) {
    const before = await mustRead(patient[where], reference(patient));
    const broken = change(structuredClone(before));
    if (isDeepStrictEqual(content(broken), content(before))) throw new Error(`${before.kind} ${before.metadata.name} is so already: nothing would be broken`);
    await patient[where].replace(broken);
    return () => patient[where].replace(before);
  },
  async isApplied(patient) {
    const now = await mustRead(patient[where], reference(patient));
    return isDeepStrictEqual(content(change(structuredClone(now))), content(now));
  },
});

/** An object that is missing. */
export const removing = (reference: (patient: Patient) => Thing, where: Where = 'primary'): Breakage => ({
  async apply(patient) {
    const before = await mustRead(patient[where], reference(patient));
    await patient[where].remove([before], 0);
    return () => patient[where].create(before);
  },
  isApplied: async (patient) => (await patient[where].read(reference(patient))) === undefined,
});

/** Several breakages at once, taken back in reverse order. */
export const both = (...breakages: Breakage[]): Breakage => ({
  async apply(patient) {
    const reverts: Revert[] = [];
    const revertAll = async () => {
      for (const revert of reverts) await revert();
    };
    for (const breakage of breakages) {
      try {
        reverts.unshift(await breakage.apply(patient));
      } catch (error) {
        await revertAll();
        throw error;
      }
    }
    return revertAll;
  },
  isApplied: async (patient) => (await together(...breakages.map((breakage) => () => breakage.isApplied(patient)))).every(Boolean),
});

/** A breakage that pods must be started anew for, and again when it is taken back. */
export const rolling = (breakage: Breakage, where: Where): Breakage => {
  const settle = ({ state, ...patient }: Patient) => patient[where].rolledOut(state.namespaces.mesh, 90_000);
  return {
    async apply(patient) {
      const revert = await breakage.apply(patient);
      const takeBack = async () => {
        await revert();
        await settle(patient);
      };
      await settle(patient).catch(async (error) => {
        await takeBack();
        throw error;
      });
      return takeBack;
    },
    isApplied: breakage.isApplied,
  };
};

async function mustRead(cluster: Cluster, reference: Thing): Promise<Thing> {
  const found = await cluster.read<Thing>(reference);
  if (!found) throw new Error(`there is no ${reference.kind} ${reference.metadata.name} in ${cluster.name} to be broken`);
  return found;
}

/** What an object says, as plain data, without what its server keeps about it. */
function content(object: Thing): unknown {
  const { name, namespace, labels, annotations } = object.metadata as Thing['metadata'] & { annotations?: unknown };
  return JSON.parse(JSON.stringify({ ...object, status: undefined, metadata: { name, namespace, labels, annotations } }));
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
 * Something in the cluster that rewrites rules as they come in, as a controller or a policy of someone else's may:
 * the rule that the spec applies is then not the one in force.
 */
export const rewriting = (resource: string, expression: string): Breakage => {
  const admission = 'admissionregistration.k8s.io/v1';
  const name = 'conformance-mutant';
  return adding(({ state }) => [
    {
      apiVersion: admission,
      kind: 'MutatingAdmissionPolicy',
      metadata: { name },
      spec: {
        matchConstraints: { resourceRules: [{ apiGroups: ['networking.istio.io'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: [resource] }] },
        reinvocationPolicy: 'Never',
        failurePolicy: 'Fail',
        mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression } }],
      },
    },
    {
      apiVersion: admission,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: { name },
      spec: { policyName: name, matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': state.namespaces.mesh } } } },
    },
  ]);
};
