import { rootNamespace } from '../fixtures/lab/names.ts';
import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const rotationTakenBack: Mutant = {
  id: 'rotation-taken-back',
  sentence: 'who keeps the remote secret puts the old token back, so that istiod never has the new one: once the old is ended, new sidecars of the remote are not believed',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-LC-020',
  link: 'remote-secret',
  unharmed: ['MC-TR-010'],
  ...rewriting(
    'secrets',
    `has(object.metadata.labels) && "istio/multiCluster" in object.metadata.labels && oldObject != null && object.data != oldObject.data
      ? [JSONPatch{op: "replace", path: "/data", value: oldObject.data}]
      : []`,
    { group: '', namespace: () => rootNamespace },
  ),
};
