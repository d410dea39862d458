import { adding } from '../fixtures/breakage/objects.ts';
import type { Mutant } from './types.ts';

export const leftBehind: Mutant = {
  id: 'left-behind',
  sentence: 'something was installed with Istio that is not taken out with it: a cluster-wide right',
  variants: ['mtls'],
  requirement: 'MC-LC-050',
  link: 'installation',
  unharmed: ['MC-TR-010'],
  ...adding(
    () => [
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'istio-helper' },
        rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
      },
    ],
    'remote',
  ),
};
