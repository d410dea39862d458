import { adding } from '../fixtures/breakage/objects.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import type { Mutant } from './types.ts';

export const readerAdministersANamespace: Mutant = {
  id: 'reader-administers-a-namespace',
  sentence: 'somebody made the reader an administrator of one namespace of the remote, which has nothing to do with the mesh',
  variants: ['mtls'],
  requirement: 'MC-PF-060',
  link: 'remote-secret',
  unharmed: ['MC-TR-010'],
  ...adding(
    () => [
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: 'conformance-mutant', namespace: 'default' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
        subjects: [{ kind: 'ServiceAccount', name: 'istio-reader-service-account', namespace: rootNamespace }],
      },
    ],
    'remote',
  ),
};
