import { adding, type Thing } from '../fixtures/breakage/objects.ts';
import type { Breakage, Patient } from '../fixtures/breakage/types.ts';
import type { Cluster } from '../fixtures/kube/cluster.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { until } from '../fixtures/shell.ts';
import { addedName, hostOf } from './tools.ts';

/** Whose objects are rewritten: of an API group, in a cluster and a namespace of it, that of the samples where none is named. */
interface Options {
  group?: string;
  where?: 'primary' | 'remote';
  namespace?: (patient: Patient) => string;
}

/**
 * Something in the cluster that rewrites objects as they come in, as a controller or a policy of someone else's may:
 * the rule that the spec applies is then not the one in force.
 */
export const rewriting = (
  resource: string,
  expression: string | ((patient: Patient) => string),
  { group = 'networking.istio.io', where = 'primary', namespace = ({ state }: Patient) => state.namespaces.mesh }: Options = {},
): Breakage => {
  const policies = adding(
    (patient) => [
      ...mutation(addedName, namespace(patient), { group, resource }, typeof expression === 'string' ? expression : expression(patient)),
      ...mutation(probe, patient.state.namespaces.mesh, { group: '', resource: 'configmaps' }, probing),
    ],
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
const probe = `${addedName}-probe`;
const probing = `object.metadata.name == "${probe}" ? [JSONPatch{op: "add", path: "/data", value: {"rewritten": "yes"}}] : []`;

async function probeIsRewritten(cluster: Cluster, namespace: string): Promise<boolean> {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: probe, namespace } };
  await cluster.apply([object]);
  const found = await cluster.read<typeof object & { data?: Record<string, string> }>(object);
  await cluster.remove([object], 0);
  return found?.data?.rewritten === 'yes';
}

/** A mutating admission policy for what is written into a namespace, and its binding. */
function mutation(name: string, namespace: string, { group, resource }: { group: string; resource: string }, expression: string): Thing[] {
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
      spec: { policyName: name, matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } } },
    },
  ];
}

/** A setting of services that is added to those that the mesh's configuration gets, wherever there are any, or where some of them are. */
export const addingServiceSetting = (clusterLocal: boolean, service: string, where = 'serviceSettings:'): Breakage =>
  rewriting(
    'configmaps',
    (patient) => {
      const setting = `  - settings:\n      clusterLocal: ${clusterLocal}\n    hosts:\n      - ${hostOf(patient, service)}\n`;
      return `object.metadata.name == "istio" && object.data["mesh"].contains(${JSON.stringify(where)})
      ? [JSONPatch{op: "replace", path: "/data/mesh", value: object.data["mesh"] + ${JSON.stringify(setting)}}]
      : []`;
    },
    { group: '', namespace: () => rootNamespace },
  );

/** Of policies with an action, the principal of one of their rules comes in as another. */
export const anotherPrincipal = (action: 'ALLOW' | 'DENY', rule: number, principal: string): Breakage =>
  rewriting(
    'authorizationpolicies',
    `has(object.spec.action) && object.spec.action == ${JSON.stringify(action)}
      ? [JSONPatch{op: "replace", path: "/spec/rules/${rule}/from/0/source/principals/0", value: ${JSON.stringify(principal)}}]
      : []`,
    { group: 'security.istio.io' },
  );

/** Policies come in with another trust domain in the first of their principals. */
export const renamingPrincipals = (from: string, to: string): Breakage =>
  rewriting(
    'authorizationpolicies',
    `[JSONPatch{
      op: "replace",
      path: "/spec/rules/0/from/0/source/principals/0",
      value: object.spec.rules[0].from[0].source.principals[0].replace(${JSON.stringify(from)}, ${JSON.stringify(to)})
    }]`,
    { group: 'security.istio.io' },
  );

/** Policies of mTLS that are of a mode, and of another at one port, come in otherwise. */
export const rewritingPeerPolicies = ({ mode, port }: { mode: string; port: string }, patch: string): Breakage =>
  rewriting(
    'peerauthentications',
    `has(object.spec.portLevelMtls) && object.spec.mtls.mode == ${JSON.stringify(mode)} && object.spec.portLevelMtls["5001"].mode == ${JSON.stringify(port)} ? [${patch}] : []`,
    { group: 'security.istio.io' },
  );
