import { adding, changing, type Thing } from '../fixtures/breakage/objects.ts';
import { withDetachmentForgotten } from '../fixtures/breakage/remote-secret.ts';
import type { Breakage } from '../fixtures/breakage/types.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { addedName } from './tools.ts';

interface PolicyRule {
  apiGroups?: string[];
  resources?: string[];
  verbs: string[];
}

/** What the account by which istiod works in a remote may do, as Istio's chart has it. */
export const readerRole = (): Thing => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: `istio-reader-clusterrole-${rootNamespace}` } });

/** The role without some verbs on a resource, whichever of its rules gives them. */
export const without =
  (resource: string, verbs: readonly string[]) =>
  (role: Thing): Thing => ({
    ...role,
    rules: (role.rules as PolicyRule[]).flatMap((rule) => {
      if (!rule.resources?.includes(resource)) return [rule];
      const others = rule.resources.filter((name) => name !== resource);
      const left = rule.verbs.filter((verb) => !verbs.includes(verb));
      return [...(others.length > 0 ? [{ ...rule, resources: others }] : []), ...(left.length > 0 ? [{ ...rule, resources: [resource], verbs: left }] : [])];
    }),
  });

/** The reader gets another role of the cluster beside its own: everywhere, or in one namespace. */
export const readerBoundTo = (role: string, namespace?: string): Breakage =>
  adding(
    () => [
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
        metadata: { name: addedName, ...(namespace ? { namespace } : {}) },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
        subjects: [{ kind: 'ServiceAccount', name: 'istio-reader-service-account', namespace: rootNamespace }],
      },
    ],
    'remote',
  );

/** Endpoints may not be read any more. What istiod has opened already goes on: only a client that it makes anew is refused. */
export const readerNarrowedSince = withDetachmentForgotten(changing(readerRole, without('endpointslices', ['get', 'list', 'watch']), 'remote'));
