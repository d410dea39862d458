import { adding } from '../fixtures/breakage/objects.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import type { Mutant } from './types.ts';

export const readerMayWrite: Mutant = {
  id: 'reader-may-write',
  sentence: 'somebody made the reader an administrator of the remote, to have done with rights',
  variants: ['mtls'],
  requirement: 'MC-PF-060',
  link: 'remote-secret',
  unharmed: ['MC-TR-010'],
  ...adding(
    () => [
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'conformance-mutant' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
        subjects: [{ kind: 'ServiceAccount', name: 'istio-reader-service-account', namespace: rootNamespace }],
      },
    ],
    'remote',
  ),
};
