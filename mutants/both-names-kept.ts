import { withDetachmentForgotten } from '../fixtures/breakage/remote-secret.ts';
import { wrongName } from '../fixtures/breakage/wrong-name.ts';
import { rootNamespace } from '../fixtures/lab/names.ts';
import { withSecretPutBack } from './putting-back.ts';
import { rewriting } from './rewriting.ts';
import type { Mutant } from './types.ts';

export const bothNamesKept: Mutant = {
  id: 'both-names-kept',
  sentence: 'the corrected key is merged into the remote secret, as kubectl patch does it: the wrong one stays beside it, and istiod takes the remote for two clusters',
  variants: ['mtls', 'plaintext'],
  requirement: 'MC-LC-070',
  clause: { rule: 'readsEveryCluster', after: 0 },
  link: 'remote-secret',
  unharmed: ['MC-TR-010'],
  ...withDetachmentForgotten(
    withSecretPutBack(
      rewriting(
        'secrets',
        `has(object.metadata.labels) && "istio/multiCluster" in object.metadata.labels && oldObject != null && "${wrongName}" in oldObject.data && !("${wrongName}" in object.data)
      ? [JSONPatch{op: "add", path: "/data/${wrongName}", value: oldObject.data["${wrongName}"]}]
      : []`,
        { group: '', namespace: () => rootNamespace },
      ),
    ),
  ),
};
